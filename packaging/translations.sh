#!/bin/sh
# SPDX-License-Identifier: MIT
# update: bring the .ts files up to date with the sources. check: fail where one is behind them or unfinished.
set -eu

mode=${1:-check}
lupdate=${2:-/usr/lib/qt6/bin/lupdate}
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"

# Without line numbers a .ts file changes only when a text does. English needs its plurals only. Without -I
# lupdate does not find the classes, and their namespace is missing in the contexts.
run_lupdate() {
    case $1 in
    *_en.ts) only=-pluralonly ;;
    *) only= ;;
    esac
    "$lupdate" -silent -no-obsolete -locations none $only -I src -recursive src/gui forms -ts "$1"
}

case $mode in
update)
    for ts in translations/*.ts; do
        run_lupdate "$ts"
    done
    ;;
check)
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    status=0
    for ts in translations/*.ts; do
        name=$(basename "$ts")
        cp "$ts" "$scratch/$name"
        run_lupdate "$scratch/$name"
        if ! diff -u "$ts" "$scratch/$name" >"$scratch/difference"; then
            echo "$ts is behind the sources; run: cmake --build build/dev --target update_translations" >&2
            head -n 40 "$scratch/difference" >&2
            status=1
        fi
        if grep -q 'type="unfinished"' "$ts"; then
            echo "$ts has $(grep -c 'type="unfinished"' "$ts") unfinished texts" >&2
            status=1
        fi
    done
    exit $status
    ;;
*)
    echo "usage: translations.sh update|check [LUPDATE]" >&2
    exit 2
    ;;
esac
