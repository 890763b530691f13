export const id = 76;
export const ids = [76,164];
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


/***/ }),

/***/ 45076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sbomOf: () => (/* binding */ sbomOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31415);
/* harmony import */ var _list_packages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11164);
/* harmony import */ var _package_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27745);




/** A bill of materials as JSON. The same image, name and time give the same bytes: ids are derived, not drawn. */
function sbomOf(analysis, options) {
    const list = (0,_list_packages_js__WEBPACK_IMPORTED_MODULE_2__.listPackages)(analysis);
    const diffIds = analysis.layers.map(({ diffId }) => diffId);
    const document = options.format === 'cyclonedx' ? cycloneDx(list, diffIds, options) : spdx(list, diffIds, options);
    return `${JSON.stringify(document, undefined, 2)}\n`;
}
function imagePurl({ name, digest }) {
    const last = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
    return (0,_package_js__WEBPACK_IMPORTED_MODULE_3__/* .purlOf */ .V)({ type: 'oci', name: last, version: digest, qualifiers: { repository_url: name } });
}
/** A UUID of version 8 (RFC 9562: whatever its maker likes) from what the document is about. */
function uuidOf(...parts) {
    const hex = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(parts.join('\n')).digest('hex');
    const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) & 3];
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `8${hex.slice(13, 16)}`,
        `${variant}${hex.slice(17, 20)}`,
        hex.slice(20, 32),
    ].join('-');
}
/** Source: CycloneDX 1.6, bom-1.6.schema.json. */
function cycloneDx({ packages, distribution, gaps }, diffIds, options) {
    const { name, digest, platform, createdAt } = options;
    const root = imagePurl(options);
    const notes = [
        ...(platform === undefined ? [] : [{ name: 'slipway:platform', value: platform }]),
        ...gaps.map((gap) => ({ name: 'slipway:gap', value: gap })),
    ];
    const system = distribution === undefined
        ? []
        : [
            {
                type: 'operating-system',
                'bom-ref': `os:${distribution.id}`,
                name: distribution.id,
                ...(distribution.version && { version: distribution.version }),
                description: distribution.name,
            },
        ];
    const components = [...system, ...packages.map((one) => component(one, diffIds))];
    return {
        $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        serialNumber: `urn:uuid:${uuidOf('cyclonedx', name, digest, String(createdAt))}`,
        version: 1,
        metadata: {
            timestamp: new Date(createdAt).toISOString(),
            tools: { components: [{ type: 'application', name: 'slipway', version: _slipway_core__WEBPACK_IMPORTED_MODULE_1__/* .version */ .rE }] },
            component: { type: 'container', 'bom-ref': root, name, version: digest, purl: root },
            ...(notes.length > 0 && { properties: notes }),
        },
        components,
        dependencies: [{ ref: root, dependsOn: components.map((one) => one['bom-ref']) }],
        compositions: [{ aggregate: gaps.length > 0 ? 'incomplete' : 'unknown', assemblies: [root] }],
    };
}
function component({ namespace, name, version: packageVersion, license, hash, purl, paths, layers, type }, diffIds) {
    const group = type === 'maven' || type === 'npm' || type === 'composer' ? namespace : undefined;
    const whole = type === 'golang' && namespace !== undefined ? `${namespace}/${name}` : name;
    return {
        type: 'library',
        'bom-ref': purl,
        ...(group && { group }),
        name: whole,
        ...(packageVersion && { version: packageVersion }),
        ...(hash && { hashes: [{ alg: hash.algorithm, content: hash.value }] }),
        ...(license && { licenses: [{ license: { name: license } }] }),
        purl,
        properties: layers.flatMap((layer) => {
            const diffId = diffIds[layer];
            return diffId === undefined ? [] : [{ name: 'slipway:layer', value: diffId }];
        }),
        evidence: { occurrences: paths.map((path) => ({ location: `/${path}` })) },
    };
}
/** Source: SPDX 2.3, spdx-schema.json. */
function spdx({ packages, distribution, gaps }, diffIds, options) {
    const { name, digest, createdAt } = options;
    const root = 'SPDXRef-image';
    const unknown = {
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: false,
        licenseConcluded: 'NOASSERTION',
        copyrightText: 'NOASSERTION',
    };
    const about = [
        ...(distribution === undefined ? [] : [`Built on ${distribution.name}.`]),
        ...(options.platform === undefined ? [] : [`Of the image for ${options.platform}.`]),
    ].join(' ');
    const image = {
        SPDXID: root,
        name,
        versionInfo: digest,
        ...unknown,
        licenseDeclared: 'NOASSERTION',
        primaryPackagePurpose: 'CONTAINER',
        ...(/^sha256:/.test(digest) && { checksums: [{ algorithm: 'SHA256', checksumValue: digest.slice(7) }] }),
        externalRefs: [purlReference(imagePurl(options))],
        ...(about !== '' && { comment: about }),
    };
    const items = packages.map((one) => ({
        SPDXID: `SPDXRef-${one.type}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(one.purl).digest('hex').slice(0, 16)}`,
        name: (one.type === 'golang' || one.type === 'npm' || one.type === 'composer') && one.namespace !== undefined
            ? `${one.namespace}/${one.name}`
            : one.name,
        ...(one.version && { versionInfo: one.version }),
        ...unknown,
        // What packages state is not always an expression of SPDX, and a wrong one makes the document invalid.
        licenseDeclared: 'NOASSERTION',
        ...(one.license && { licenseComments: `The package states: ${one.license}` }),
        ...(one.hash && { checksums: [{ algorithm: one.hash.algorithm.replace('-', ''), checksumValue: one.hash.value }] }),
        sourceInfo: `found by ${one.paths.map((path) => `/${path}`).join(', ')} in ${one.layers.map((layer) => `layer ${diffIds[layer] ?? layer + 1}`).join(', ')}`,
        externalRefs: [purlReference(one.purl)],
    }));
    return {
        spdxVersion: 'SPDX-2.3',
        dataLicense: 'CC0-1.0',
        SPDXID: 'SPDXRef-DOCUMENT',
        name,
        documentNamespace: `https://slipway.dev/spdx/${uuidOf('spdx', name, digest, String(createdAt))}`,
        creationInfo: {
            created: new Date(createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
            creators: [`Tool: slipway-${_slipway_core__WEBPACK_IMPORTED_MODULE_1__/* .version */ .rE}`],
            ...(gaps.length > 0 && { comment: gaps.join(' ') }),
        },
        packages: [image, ...items],
        relationships: [
            { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: root },
            ...items.map(({ SPDXID }) => ({ spdxElementId: root, relationshipType: 'CONTAINS', relatedSpdxElement: SPDXID })),
        ],
    };
}
function purlReference(purl) {
    return { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl };
}


/***/ })

};
