#!/bin/sh
# SPDX-License-Identifier: MIT
# Renders paperdip.svg into the PNG files beside it (package librsvg2-bin). Run it after changing the drawing.
set -eu
cd "$(dirname "$0")"
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width $size --height $size --output paperdip-$size.png paperdip.svg
done
