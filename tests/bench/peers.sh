#!/bin/bash
# SPDX-License-Identifier: MIT
# Paper Dip beside its peers in Debian, with the same papers: seconds from the start until the window shows them, memory
# then, and seconds from the last key of a search to what was found. Prints a table in Markdown; what could not be
# measured is a dash, and standard error says why.
#   tests/bench/peers.sh [--papers N] [--runs N] [--limit SECONDS] [--pictures FOLDER] [ROW...]
# Needs paperdip and paperdip_generate of build/release. Each program runs alone on an X server of its own (Xvfb,
# 1280x800, openbox, windows maximised) with a HOME of its own, in which it was started once before, unmeasured, and its
# first questions were answered. The median of the runs counts. --pictures keeps what was on the screen at each measure.
set -euo pipefail

top=$(cd "$(dirname "$0")/../.." && pwd)
. "$top/packaging/common.sh"

papers=10000
runs=3
limit=900
pictures=
rows=()
while [ $# -gt 0 ]; do
    case $1 in
    --papers) papers=$2 && shift 2 ;;
    --runs) runs=$2 && shift 2 ;;
    --limit) limit=$2 && shift 2 ;;
    --pictures) pictures=$2 && shift 2 ;;
    -*) fail "peers.sh [--papers N] [--runs N] [--limit SECONDS] [--pictures FOLDER] [ROW...]" ;;
    *) rows+=("$1") && shift ;;
    esac
done
[ ${#rows[@]} -gt 0 ] || rows=(paperdip_first paperdip jabref kbibtex tellico) # tellico_first takes minutes

# In abstracts of some 4 % of the papers, without its last letter of some 15 %.
word=verate
paperdip=$top/build/release/src/paperdip
generate=$top/build/release/tests/bench/paperdip_generate
work=$(mktemp -d)
home=$work/none
server=
manager=

complain() {
    echo "peers.sh: $*" >&2
}

# The processes that have our HOME; without "all" not those of the session bus.
mine() {
    local process
    for process in /proc/[0-9]*; do
        { tr '\0' '\n' <"$process/environ"; } 2>/dev/null | grep -qxF "HOME=$home" || continue
        case $(cat "$process/comm" 2>/dev/null) in
        dbus-*) [ "${1:-}" = all ] || continue ;;
        esac
        echo "${process#/proc/}"
    done
}

stop() {
    local pids signal
    for signal in TERM KILL KILL; do
        pids=$(mine all)
        [ -n "$pids" ] || return 0
        # shellcheck disable=SC2086
        kill -s $signal $pids 2>/dev/null || :
        for ((i = 0; i < 20; i++)); do
            [ -n "$(mine all)" ] || return 0
            sleep 0.1
        done
    done
}

leave() {
    stop
    [ -z "$manager" ] || kill "$manager" 2>/dev/null || :
    [ -z "$server" ] || kill "$server" 2>/dev/null || :
    wait
    rm -rf "$work"
}
trap leave EXIT

open_display() {
    mkdir "$work/screen"
    Xvfb -displayfd 3 -screen 0 1280x800x24 -fbdir "$work/screen" -nolisten tcp \
        3>"$work/number" >/dev/null 2>&1 &
    server=$!
    for ((i = 0; i < 100; i++)); do
        [ ! -s "$work/number" ] || break
        sleep 0.1
    done
    [ -s "$work/number" ] || fail "Xvfb does not start"
    DISPLAY=:$(cat "$work/number")
    export DISPLAY
    cat >"$work/openbox.xml" <<'EOF'
<openbox_config xmlns="http://openbox.org/3.4/rc"><applications>
<application type="normal"><decor>no</decor><maximized>yes</maximized></application>
</applications></openbox_config>
EOF
    openbox --config-file "$work/openbox.xml" >/dev/null 2>&1 &
    manager=$!
}

# Nothing of the caller's but the display. QtWebEngine, of both KDE programs, refuses to run as root in its sandbox.
inside() {
    env -i PATH="$PATH" DISPLAY="$DISPLAY" LANG=C.UTF-8 HOME="$home" XDG_RUNTIME_DIR="$home/run" \
        QT_QPA_PLATFORM=xcb QTWEBENGINE_DISABLE_SANDBOX=1 PAPERDIP_ARXIV_URL=http://127.0.0.1:9 "$@"
}

# LIMIT COMMAND...: sets `seconds` to what watch.pl says of the row's area.
watch_area() {
    seconds=$(inside perl "$top/tests/bench/watch.pl" "$work/screen/Xvfb_screen0" "$area" "$@" 2>"$work/log")
}

keys() {
    inside xdotool "$@"
    sleep 1
}

keep_picture() {
    [ -z "$pictures" ] || xwd -root -silent | convert xwd:- "$pictures/$1.png"
}

megabytes() {
    local pid sum=0 size
    for pid in $(mine); do
        size=$(awk '$1 == "Pss:" { print $2 }' "/proc/$pid/smaps_rollup" 2>/dev/null) || continue
        sum=$((sum + ${size:-0}))
    done
    echo $((sum / 1024))
}

start() {
    mkdir -p "$home/run"
    chmod 700 "$home/run"
    watch_area "$limit" dbus-run-session -- "${command[@]}"
}

# Types the search: all but the last key, waits, then the last.
search() {
    inside xdotool mousemove "${field%,*}" "${field#*,}" click 1
    sleep 1
    inside xdotool type --delay 100 "${word%?}"
    sleep 4
    keep_picture "$1-typed"
    watch_area 30 xdotool key "${word: -1}"
}

# A row's settings: its title, command, area of the papers on the screen, search field, and what is done
# before each start (renew) and once behind the unmeasured start (settle).
nothing() { :; }

set_row() {
    times=$runs
    renew=nothing
    settle=nothing
    case $1 in
    paperdip | paperdip_first)
        area=10,70,450,640
        field=200,46
        ;;
    jabref)
        title="JabRef $(version jabref)"
        command=(jabref "$home/papers.bib")
        area=100,160,800,240
        field=200,87
        renew=renew_bib
        ;;
    kbibtex)
        title="KBibTeX $(version kbibtex)"
        command=(kbibtex "$home/papers.bib")
        area=360,108,880,600
        field=600,67
        renew=renew_bib
        settle=settle_kbibtex
        ;;
    tellico | tellico_first)
        area=270,100,980,160
        field=740,38
        ;;
    *) fail "there is no row $1" ;;
    esac
    case $1 in
    paperdip)
        title="Paper Dip, a later start"
        command=("$paperdip")
        settle=settle_paperdip
        ;;
    paperdip_first)
        title="Paper Dip, taking the list in"
        command=("$paperdip" "$home/list/README.md")
        renew=renew_paperdip
        ;;
    tellico)
        title="Tellico $(version tellico), its own file"
        command=(tellico "$home/papers.tc")
        settle=settle_tellico
        ;;
    tellico_first)
        title="Tellico $(version tellico), taking the .bib in"
        command=(tellico --bibtex "$home/papers.bib")
        times=1
        renew=renew_bib
        ;;
    esac
}

version() {
    dpkg-query -W -f '${source:Upstream-Version}' "$1"
}

# The lists and notes, and a library that knows the abstracts, as if they had been fetched.
renew_paperdip() {
    rm -rf "$home/list" "$home/.local" "$home/.config"
    mkdir -p "$home/list" "$home/.local/share/paperdip"
    "$generate" "$papers" "$home/list"
    "$generate" "$papers" "$home/.local/share/paperdip/library.db" --records
}

renew_bib() {
    mkdir -p "$home/.config"
    "$generate" "$papers" "$home" --bib
    printf '[TipOfDay]\nRunOnStart=false\n' >"$home/.config/tellicorc"
}

# All sections open, so that a later start shows papers.
settle_paperdip() {
    keys key alt+v
    keys key x
    sleep 5
    keep_picture paperdip-expanded
    keys key ctrl+q
    sleep 3
}

# It asks whether it shall be the desktop's editor for .bib files.
settle_kbibtex() {
    keys key Return
}

ask_tellico() {
    local address
    address=$(mine | head -n 1)
    address=$(tr '\0' '\n' <"/proc/$address/environ" | sed -n 's/^DBUS_SESSION_BUS_ADDRESS=//p')
    DBUS_SESSION_BUS_ADDRESS=$address dbus-send --session --print-reply --reply-timeout=600000 \
        --dest=org.kde.tellico /Tellico "org.kde.tellico.$1" "${@:2}" >/dev/null
}

# It makes its file itself, from parts of papers.bib: the time it takes to read one grows with the square of its size.
settle_tellico() {
    local part
    for part in "$home"/part-*.bib; do
        ask_tellico importBibtex "string:$part" string:append || complain "tellico does not take $part in"
    done
    ask_tellico exportZip "string:$home/papers.tc" || complain "tellico does not write its file"
}

# Sets `middle` to the median of the arguments, or to a dash.
median() {
    middle=$(printf '%s\n' "$@" | grep -v '^$' | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')
    middle=${middle:-–}
}

# Starts once and sets started, held, found; empty is what could not be measured.
run_once() {
    started='' held='' found=''
    if ! start; then
        complain "$1: no picture that stays within $limit s; $(tail -n 1 "$work/log")"
        keep_picture "$1-stuck"
        stop
        return
    fi
    started=$seconds
    held=$(megabytes)
    keep_picture "$1-started"
    if search "$1"; then
        found=$seconds
    else
        complain "$1: the last key of the search changed nothing that was seen"
    fi
    keep_picture "$1-found"
    stop
}

measure() {
    local starts=() holds=() finds=()
    home=$work/$1
    set_row "$1"
    if [ "$times" -gt 1 ] || [ "$settle" != nothing ]; then
        warm_up "$1"
    fi
    for ((n = 0; n < times; n++)); do
        $renew
        run_once "$1"
        starts+=("$started") holds+=("$held") finds+=("$found")
    done
    median "${starts[@]}" && started=$middle
    median "${holds[@]}" && held=$middle
    median "${finds[@]}" && found=$middle
    printf '| %s | %s | %s | %s |\n' "$title" "$started" "$held" "$found"
    complain "$1: ${starts[*]} s; ${holds[*]} MB; ${finds[*]} s"
}

# The start that is not measured. What is later started anew takes the papers in before.
warm_up() {
    $renew
    case $1 in
    paperdip)
        renew_paperdip
        command=("$paperdip" "$home/list/README.md")
        ;;
    tellico)
        renew_bib
        awk -v RS= -v to="$home/part-" '{ print $0 "\n" >to int((NR - 1) / 1000) ".bib" }' "$home/papers.bib"
        mv "$home/part-0.bib" "$home/papers.bib"
        command=(tellico --bibtex "$home/papers.bib")
        ;;
    esac
    start || complain "$1: the first start shows no picture that stays"
    $settle
    stop
    set_row "$1"
}

for program in "$paperdip" "$generate"; do
    [ -x "$program" ] || fail "build paperdip and paperdip_generate in build/release first"
done
install_packages peers
[ -z "$pictures" ] || mkdir -p "$pictures"
open_display
echo "| program, $papers papers | seconds to the list | MB | seconds to what was found |"
echo "|---|---|---|---|"
for row in "${rows[@]}"; do
    measure "$row"
done
