#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds Paper Dip in build/release and starts it with these arguments, on a Debian 12 where nothing is prepared.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/common.sh"

install_packages build run
build release
exec "$top/build/release/src/paperdip" "$@"
