#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds Paper Dip under AddressSanitizer and UndefinedBehaviorSanitizer in build/asan and runs all tests, on a
# Debian 12 where nothing is prepared. Arguments go to ctest.
set -eu

top=$(cd "$(dirname "$0")/.." && pwd)
. "$top/packaging/common.sh"

install_packages build run test
build asan
cd "$top"
exec ctest --preset asan --parallel "$(nproc)" "$@"
