#!/bin/sh
# Seeds for fuzz_answers: each made-up answer of tests/data/answers behind the letter of its parser.
set -eu
to=${1:?usage: seeds.sh FOLDER}
from=$(dirname "$0")/../data/answers
mkdir -p "$to"
for file in "$from"/*; do
    name=$(basename "$file")
    case $name in
    oai_*) letter=o ;;
    datacite_*) letter=d ;;
    crossref_search*) letter=s ;;
    crossref_*) letter=c ;;
    ra_*) letter=r ;;
    openalex*) letter=x ;;
    s2_*) letter=h ;;
    abs*) letter=a ;;
    *) letter=p ;;
    esac
    { printf %s "$letter" && cat "$file"; } >"$to/$name"
done
