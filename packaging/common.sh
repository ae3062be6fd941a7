# SPDX-License-Identifier: MIT
# Sourced by run.sh, test.sh and .ci/run after they set `top` to the source folder.

fail() {
    echo "paperdip: $*" >&2
    exit 1
}

# install_packages KIND...: what packaging/packages lists for these, where it is not there yet.
install_packages() {
    command -v dpkg-query >/dev/null 2>&1 ||
        fail "this is not Debian. Install what packaging/packages lists by other means, then: cmake --preset release && cmake --build --preset release"
    wanted=$(for kind in "$@"; do awk -v kind="$kind" '$1 == kind { print $2 }' "$top/packaging/packages"; done)
    # shellcheck disable=SC2086
    present=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | sed -n 's/^installed //p') || :
    missing=
    for package in $wanted; do
        case "
$present
" in
        *"
$package
"*) ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0

    root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
            fail "these packages are missing, and there is no sudo. As root:
  apt-get update && apt-get install --no-install-recommends$missing"
        root=sudo
    fi
    echo "paperdip: installing$missing" >&2
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! { $root apt-get update -qq &&
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            -o Dpkg::Use-Pty=0 $missing; } >"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        fail "the packages could not be installed (is there a network? is this Debian 12?):$missing"
    fi
    rm -f "$log"
}

# build PRESET [CMAKE OPTION...]: configures and builds, quiet when all is well.
build() {
    preset=$1
    shift
    launcher=
    if command -v ccache >/dev/null 2>&1; then
        launcher='-DCMAKE_CXX_COMPILER_LAUNCHER=env;CCACHE_SLOPPINESS=pch_defines,time_macros;ccache'
    fi
    log=$(mktemp)
    if ! (cd "$top" && cmake --preset "$preset" $launcher "$@") >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        fail "cmake could not prepare build/$preset (if the folder was made elsewhere, remove it)"
    fi
    if [ -t 2 ]; then
        (cd "$top" && cmake --build --preset "$preset") >&2 || fail "build/$preset does not build"
    elif ! (cd "$top" && cmake --build --preset "$preset") >"$log" 2>&1; then
        grep -v '^\[[0-9]*/[0-9]*\] ' "$log" | tail -n 100 >&2
        rm -f "$log"
        fail "build/$preset does not build"
    fi
    rm -f "$log"
}
