#!/bin/sh
# Fetches the free Thai fonts that the training lines are drawn in: Debian's by apt, the web fonts by npm.
# Usage: sh training/get_fonts.sh   (needs root for apt, npm, and a Python with fonttools and brotli in $PYTHON)
set -eu

PYTHON=${PYTHON:-python3}
FONTS=${PRONGSAI_FONTS:-$HOME/.cache/prongsai-training/fonts}
HERE=$(cd "$(dirname "$0")/.." && pwd)

DEBIAN="fonts-thai-tlwg fonts-arundina fonts-dejavu-core fonts-dejavu-extra fonts-symbola fonts-liberation fonts-noto-core libfribidi0"
WEB="sarabun niramit krub k2d kodchasan mali bai-jamjuree fahkwang trirong taviraj maitree pridi athiti
    kanit prompt mitr chakra-petch koho charm charmonman chonburi itim sriracha pattaya anuphan playpen-sans-thai
    noto-sans-thai noto-serif-thai noto-sans-thai-looped ibm-plex-sans-thai ibm-plex-sans-thai-looped"

if [ "${SKIP_APT:-}" != 1 ]; then
    # shellcheck disable=SC2086  # a list of words
    apt-get install --yes --no-install-recommends $DEBIAN
fi

PACKED=$(mktemp -d)
trap 'rm -rf "$PACKED"' EXIT
mkdir -p "$FONTS"
for family in $WEB; do
    mkdir "$PACKED/$family"
    # A family that the registry lacks is left out, not an error: the rest is enough.
    (cd "$PACKED/$family" && npm pack --silent "@fontsource/$family@5" >/dev/null && tar -xzf ./*.tgz) \
        || echo "left out: $family" >&2
done
cd "$HERE"
"$PYTHON" -m training.webfonts "$PACKED" --output "$FONTS"
