#!/bin/sh
# Seeds for fuzz_answers: each made-up answer of tests/data/answers behind the letter of its parser.
# With "pages" behind the folder: for fuzz_page, of tests/data/pages.
set -eu
to=${1:?usage: seeds.sh FOLDER [pages]}
from=$(dirname "$0")/../data/${2:-answers}
mkdir -p "$to"
for file in "$from"/*; do
    name=$(basename "$file")
    case ${2:-}$name in
    pages*.md) letter=m ;;
    pages*.rss | pages*.atom) letter=f ;;
    pages*) letter=h ;;
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
