# Sourced by the other scripts: finds or installs what they need, and builds the program if it is not up to date.
# A script that runs in another shell than bash sets the variable scripts first: the folder that this file lies in.
# shellcheck shell=dash

[ -z "${BASH_SOURCE-}" ] || scripts=${BASH_SOURCE%/*}
for part in start work java install build test-tools; do
  . "$scripts/lib/$part.sh"
done
