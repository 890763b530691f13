export const id = 164;
export const ids = [164];
export const modules = {

/***/ 11164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  listPackages: () => (/* binding */ listPackages)
});

// EXTERNAL MODULE: ./packages/image/lib/layers/json-shape.js
var json_shape = __webpack_require__(42222);
// EXTERNAL MODULE: ./packages/image/lib/sbom/package.js
var sbom_package = __webpack_require__(27745);
;// CONCATENATED MODULE: ./packages/image/lib/sbom/installed.js


/** Crates as `cargo auditable` names them; what is of no registry has no place to be looked up at. */
function ofRust(evidence) {
    return factsOf(evidence).map(({ name, version }) => (0,sbom_package/* found */.F)({ type: 'cargo', name, version }));
}
function ofNodeLock(evidence) {
    return factsOf(evidence).map(({ name: whole, version, license, hash }) => {
        const [, namespace, name = whole] = /^(@[^/]+)\/(.+)$/.exec(whole) ?? [];
        return (0,sbom_package/* found */.F)({ type: 'npm', namespace, name, version, license, hash });
    });
}
function ofConda(evidence) {
    return factsOf(evidence).map((fact) => (0,sbom_package/* found */.F)({ type: 'conda', ...fact }));
}
function ofComposer(evidence) {
    return factsOf(evidence).map(({ name: whole, version, license, hash }) => {
        const slash = whole.indexOf('/');
        const namespace = slash < 0 ? undefined : whole.slice(0, slash);
        return (0,sbom_package/* found */.F)({ type: 'composer', namespace, name: whole.slice(slash + 1), version, license, hash });
    });
}
function ofDotnet(evidence) {
    return factsOf(evidence).map(({ name, version, hash }) => (0,sbom_package/* found */.F)({ type: 'nuget', name, version, hash }));
}
/** Evidence is JSON of `InstalledFact[]`, which an older version of this program may have written. */
function factsOf(evidence) {
    return (0,json_shape/* list */.p_)((0,json_shape/* parsed */.Yz)(evidence)).flatMap((item) => {
        const one = (0,json_shape/* object */.Ik)(item);
        const name = (0,json_shape/* text */.Qq)(one?.['name']);
        if (one === undefined || name === undefined || name === '')
            return [];
        const qualifiers = Object.entries((0,json_shape/* object */.Ik)(one['qualifiers']) ?? {}).map(([key, value]) => [key, (0,json_shape/* text */.Qq)(value)]);
        return [
            {
                name,
                version: (0,json_shape/* text */.Qq)(one['version']),
                license: (0,json_shape/* text */.Qq)(one['license']),
                hash: hashOf((0,json_shape/* text */.Qq)(one['hash']) ?? ''),
                qualifiers: Object.fromEntries(qualifiers),
            },
        ];
    });
}
const bytesOf = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-512': 64 };
/** `sha512-` with base64 (the strongest of several), or `sha256:` with hexadecimal digits. */
function hashOf(text) {
    for (const [algorithm, size] of [
        ['SHA-512', bytesOf['SHA-512']],
        ['SHA-256', bytesOf['SHA-256']],
        ['SHA-1', bytesOf['SHA-1']],
    ]) {
        const [, mark, digits] = new RegExp(`(?:^|\\s)${algorithm.replace('-', '')}([-:])(\\S+)`, 'i').exec(text) ?? [];
        const value = Buffer.from(digits ?? '', mark === ':' ? 'hex' : 'base64');
        if (value.length === size)
            return { algorithm, value: value.toString('hex') };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/sbom/ecosystems.js



/** How each kind of evidence is read. */
const readers = {
    apk: ofApk,
    dpkg: ofDpkg,
    rpm: ofRpm,
    go: ofGo,
    jar: ofJar,
    rust: ofRust,
    node: ofNode,
    'node-lock': ofNodeLock,
    python: ofPython,
    gem: ofGem,
    conda: ofConda,
    composer: ofComposer,
    dotnet: ofDotnet,
};
function distro(distribution) {
    if (distribution === undefined)
        return undefined;
    return distribution.version === undefined ? distribution.id : `${distribution.id}-${distribution.version}`;
}
/** Source: Alpine's wiki, "Apk spec", installed database. */
function ofApk(evidence, distribution) {
    return stanzas(evidence, /^(\w):(.*)$/).flatMap((fields) => {
        const name = fields.get('P');
        if (name === undefined)
            return [];
        const qualifiers = {
            arch: fields.get('A'),
            distro: distro(distribution),
            upstream: otherThan(name, fields.get('o')),
        };
        const namespace = distribution?.id ?? 'alpine';
        return [(0,sbom_package/* found */.F)({ type: 'apk', namespace, name, version: fields.get('V'), license: fields.get('L'), qualifiers })];
    });
}
/** Source: dpkg's manual, deb-control and dpkg-query ("installed" is the third word of a status). */
function ofDpkg(evidence, distribution) {
    return stanzas(evidence, /^([\w-]+):\s*(.*)$/).flatMap((fields) => {
        const name = fields.get('Package');
        const status = fields.get('Status');
        if (name === undefined || (status !== undefined && status.split(' ')[2] !== 'installed'))
            return [];
        const source = fields.get('Source')?.split(' ', 1)[0];
        const qualifiers = {
            arch: fields.get('Architecture'),
            distro: distro(distribution),
            upstream: otherThan(name, source),
        };
        const namespace = distribution?.id ?? 'debian';
        return [(0,sbom_package/* found */.F)({ type: 'deb', namespace, name, version: fields.get('Version'), qualifiers })];
    });
}
function otherThan(name, source) {
    return source === name ? undefined : source;
}
function stanzas(evidence, line) {
    return evidence.split(/\n{2,}/).map((stanza) => {
        const fields = new Map();
        for (const row of stanza.split('\n')) {
            const [, key, value] = line.exec(row) ?? [];
            if (key !== undefined && value !== undefined && !fields.has(key))
                fields.set(key, value.trim());
        }
        return fields;
    });
}
/** An object a package: name, version, release, epoch, arch, license. */
function ofRpm(evidence, distribution) {
    return (0,json_shape/* list */.p_)((0,json_shape/* parsed */.Yz)(evidence)).flatMap((item) => {
        const row = (0,json_shape/* object */.Ik)(item);
        const name = (0,json_shape/* text */.Qq)(row?.['name']);
        if (row === undefined || name === undefined)
            return [];
        const release = (0,json_shape/* text */.Qq)(row['release']);
        const version = `${(0,json_shape/* text */.Qq)(row['version']) ?? ''}${release === undefined ? '' : `-${release}`}`;
        const qualifiers = { arch: (0,json_shape/* text */.Qq)(row['arch']), distro: distro(distribution), epoch: (0,json_shape/* text */.Qq)(row['epoch']) };
        return [
            (0,sbom_package/* found */.F)({ type: 'rpm', namespace: distribution?.id, name, version, license: (0,json_shape/* text */.Qq)(row['license']), qualifiers }),
        ];
    });
}
/** Source: runtime/debug, mod.go, ModInfo's text form. */
function ofGo(evidence) {
    const [version = '', ...lines] = evidence.split('\n');
    const modules = [];
    for (const line of lines) {
        const [kind, path = '', moduleVersion = ''] = line.split('\t');
        if (kind === 'mod' || kind === 'dep')
            modules.push({ path, version: moduleVersion });
        // The module before was replaced; by one of this repository when it has no version.
        else if (kind === '=>' && moduleVersion !== '')
            modules.splice(-1, 1, { path, version: moduleVersion });
    }
    const standard = /^go(\d[\w.]*)/.exec(version)?.[1];
    return [
        ...(standard === undefined
            ? []
            : [(0,sbom_package/* found */.F)({ type: 'golang', name: 'stdlib', version: standard, license: 'BSD-3-Clause' })]),
        ...modules.filter(({ path }) => path !== '').map(goModule),
    ];
}
function goModule({ path, version }) {
    const slash = path.lastIndexOf('/');
    const namespace = slash < 0 ? undefined : path.slice(0, slash);
    const known = version === '' || version === '(devel)' ? undefined : version;
    return (0,sbom_package/* found */.F)({ type: 'golang', namespace, name: path.slice(slash + 1), version: known });
}
function ofJar(evidence) {
    return (0,json_shape/* list */.p_)((0,json_shape/* parsed */.Yz)(evidence)).flatMap((item) => {
        const fact = (0,json_shape/* object */.Ik)(item);
        const name = (0,json_shape/* text */.Qq)(fact?.['artifact']);
        return name === undefined
            ? []
            : [(0,sbom_package/* found */.F)({ type: 'maven', namespace: (0,json_shape/* text */.Qq)(fact?.['group']) ?? name, name, version: (0,json_shape/* text */.Qq)(fact?.['version']) })];
    });
}
function ofNode(evidence) {
    const fact = (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(evidence)) ?? {};
    const whole = (0,json_shape/* text */.Qq)(fact['name']) ?? '';
    const [, namespace, name = whole] = /^(@[^/]+)\/(.+)$/.exec(whole) ?? [];
    return name === ''
        ? []
        : [(0,sbom_package/* found */.F)({ type: 'npm', namespace, name, version: (0,json_shape/* text */.Qq)(fact['version']), license: (0,json_shape/* text */.Qq)(fact['license']) })];
}
function ofPython(evidence) {
    const fields = new Map();
    for (const line of evidence.split('\n')) {
        const [, key = '', value = ''] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
        if (!fields.has(key.toLowerCase()))
            fields.set(key.toLowerCase(), value);
    }
    const name = fields.get('name')?.toLowerCase().replaceAll('_', '-') ?? '';
    const license = fields.get('license-expression') ?? shortLine(fields.get('license'));
    return name === '' ? [] : [(0,sbom_package/* found */.F)({ type: 'pypi', name, version: fields.get('version'), license })];
}
/** Old packages put the whole text of their licence there. */
function shortLine(license) {
    return license === undefined || license === '' || license === 'UNKNOWN' || license.length > 80 ? undefined : license;
}
function ofGem(evidence) {
    const value = (key) => new RegExp(`^\\s*s\\.${key}\\s*=.*?["']([^"']+)["']`, 'm').exec(evidence)?.[1];
    const name = value('name');
    return name === undefined
        ? []
        : [(0,sbom_package/* found */.F)({ type: 'gem', name, version: value('version'), license: value('licenses?') })];
}
/** `os-release`. Source: systemd's manual, os-release(5). */
function distributionOf(evidence) {
    const fields = new Map();
    for (const line of evidence.split('\n')) {
        const [, key = '', quoted, plain = ''] = /^(\w+)=(?:"(.*)"|'?(.*?)'?)\s*$/.exec(line) ?? [];
        fields.set(key, quoted ?? plain);
    }
    const id = fields.get('ID') ?? '';
    if (!/^[a-z0-9._-]+$/.test(id))
        return undefined;
    const version = fields.get('VERSION_ID');
    return {
        id,
        version: version === '' ? undefined : version,
        name: fields.get('PRETTY_NAME') ?? fields.get('NAME') ?? id,
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/sbom/list-packages.js

/** The packages that are seen in an image, by its package databases and the build information of its programs. */
function listPackages({ evidence }) {
    const release = evidence.get('etc/os-release') ?? evidence.get('usr/lib/os-release');
    const distribution = release === undefined ? undefined : distributionOf(release.text);
    const found = new Map();
    const gaps = [];
    for (const [path, { kind, text, layer }] of [...evidence].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (kind === 'os-release' || kind === 'passwd' || kind === 'credential')
            continue;
        if (kind === 'unread') {
            gaps.push(`The packages of /${path} are not listed: ${text}.`);
            continue;
        }
        for (const what of readers[kind](text, distribution)) {
            const known = found.get(what.purl) ?? { what, paths: new Set(), layers: new Set() };
            // One file knows the licence, another the hash.
            known.what = { ...known.what, license: known.what.license ?? what.license, hash: known.what.hash ?? what.hash };
            known.paths.add(path);
            known.layers.add(layer);
            found.set(what.purl, known);
        }
    }
    const packages = [...found.values()]
        .map(({ what, paths, layers }) => ({ ...what, paths: [...paths], layers: [...layers].sort((a, b) => a - b) }))
        .sort((a, b) => (a.purl < b.purl ? -1 : 1));
    return { packages, distribution, gaps };
}


/***/ }),

/***/ 27745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ found),
/* harmony export */   V: () => (/* binding */ purlOf)
/* harmony export */ });
function found({ type, namespace, name, version, license, hash, qualifiers = {} }) {
    return {
        type,
        namespace,
        name,
        version,
        license,
        hash,
        purl: purlOf({ type, namespace, name, version, qualifiers }),
    };
}
/** Types whose names are the same in any case, and are written in lower case. */
const lowerCase = new Set(['apk', 'composer', 'deb', 'golang', 'oci', 'pypi']);
/** A package URL. Source: purl-spec, "Rules for each purl component", and its rules by type. */
function purlOf({ type, namespace, name, version, qualifiers = {} }) {
    const segments = (namespace ?? '').split('/').filter((segment) => segment !== '');
    const path = [...segments, name].map((part) => encode(lowerCase.has(type) ? part.toLowerCase() : part)).join('/');
    const pairs = Object.entries(qualifiers)
        .flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`${key}=${encodeValue(value)}`]))
        .sort();
    const at = version === undefined || version === '' ? '' : `@${encode(version)}`;
    return `pkg:${type}/${path}${at}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}
/** As encodeURIComponent, but for the colon, and with what that leaves and purl does not. */
function encode(text) {
    return encodeURIComponent(text)
        .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll('%3A', ':');
}
function encodeValue(text) {
    return encode(text).replaceAll('%2F', '/');
}


/***/ })

};
