export const id = 611;
export const ids = [611];
export const modules = {

/***/ 19611:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseFully: () => (/* binding */ parseFully)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _collection_reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41538);
/* harmony import */ var _cursor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6207);
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(25461);
/* harmony import */ var _node_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26420);
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2270);






/**
 * Reads any YAML 1.2 with the `yaml` package: every defect of the file at once, and the documents that can be read
 * despite them. Some ten times slower than `parseYaml`, so it sees only the files that `parseYaml` gave up on.
 */
function parseFully(text) {
    const documents = [];
    const defects = [];
    const parsed = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.parseAllDocuments)(text, {
        uniqueKeys: false,
        merge: false,
        strict: true,
        logLevel: 'silent',
        lineCounter: new yaml__WEBPACK_IMPORTED_MODULE_0__.LineCounter(),
    });
    if (!Array.isArray(parsed))
        return { documents: [], defects: [] };
    for (const document of parsed) {
        for (const error of document.errors)
            defects.push({
                rule: 'yaml-syntax',
                start: Math.min(error.pos[0], text.length),
                end: Math.min(Math.max(error.pos[1], error.pos[0]), text.length),
                message: sentence(error.message),
            });
        const [start, , end] = document.range;
        const root = document.errors.length > 0 ? undefined : new Converter(text, document, defects).root();
        documents.push({ start, end, root });
    }
    return { documents, defects };
}
function sentence(message) {
    const text = message
        .split(/ at line \d+/)[0]
        .replaceAll('\n', ' ')
        .trim();
    return text.endsWith('.') ? text : `${text}.`;
}
class Converter {
    text;
    document;
    defects;
    done = new Map();
    weights = new Map();
    open = new Set();
    count = 0;
    depth = 0;
    constructor(text, document, defects) {
        this.text = text;
        this.document = document;
        this.defects = defects;
    }
    root() {
        const { contents } = this.document;
        if (contents === null || ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(contents) && contents.source === '' && contents.type === 'PLAIN'))
            return undefined;
        try {
            return this.node(contents);
        }
        catch (error) {
            if (!(error instanceof _cursor_js__WEBPACK_IMPORTED_MODULE_2__/* .Unread */ .I_))
                throw error;
            this.defects.push({
                rule: error instanceof _cursor_js__WEBPACK_IMPORTED_MODULE_2__/* .LimitReached */ .aF ? 'yaml-limits' : 'yaml-syntax',
                start: error.offset,
                end: error.offset,
                message: `The document has ${error.message}.`,
            });
            return undefined;
        }
    }
    node(node) {
        if (node === null)
            return undefined;
        const known = this.done.get(node);
        if (known !== undefined)
            return known;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isAlias)(node))
            return this.alias(node);
        const start = node.range?.[0] ?? 0;
        if (++this.depth > _syntax_js__WEBPACK_IMPORTED_MODULE_4__/* .maxDepth */ .M)
            throw new _cursor_js__WEBPACK_IMPORTED_MODULE_2__/* .LimitReached */ .aF(start, `more than ${_syntax_js__WEBPACK_IMPORTED_MODULE_4__/* .maxDepth */ .M} levels`);
        const before = this.count++;
        this.open.add(node);
        const converted = this.convert(node, start, node.range?.[1] ?? start);
        this.open.delete(node);
        this.depth--;
        this.done.set(node, converted);
        this.weights.set(node, this.count - before);
        return converted;
    }
    alias(node) {
        const target = node.resolve(this.document);
        const start = node.range?.[0] ?? 0;
        if (target === undefined || this.open.has(target))
            throw new _cursor_js__WEBPACK_IMPORTED_MODULE_2__/* .Unread */ .I_(start, `an alias to ${target === undefined ? 'an anchor that it does not have' : 'a value that it is part of'}`);
        this.count += this.weights.get(target) ?? 0;
        if (this.count > _syntax_js__WEBPACK_IMPORTED_MODULE_4__/* .maxAliasedNodes */ .r * 10)
            throw new _cursor_js__WEBPACK_IMPORTED_MODULE_2__/* .LimitReached */ .aF(start, `aliases that stand for more than ${_syntax_js__WEBPACK_IMPORTED_MODULE_4__/* .maxAliasedNodes */ .r} values`);
        return this.node(target);
    }
    convert(node, start, end) {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(node)) {
            const plain = node.type === 'PLAIN' && node.tag === undefined;
            const text = plain
                ? (node.source ?? '')
                : typeof node.value === 'string'
                    ? node.value
                    : (node.source ?? String(node.value));
            return new _node_js__WEBPACK_IMPORTED_MODULE_3__/* .Scalar */ .X5(start, this.contentEnd(start, end), text, plain ? 'plain' : styleOf(node.type));
        }
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isSeq)(node)) {
            const items = node.items.map((item) => this.node(item) ?? new _node_js__WEBPACK_IMPORTED_MODULE_3__/* .Scalar */ .X5(start, start, '', 'plain'));
            return new _node_js__WEBPACK_IMPORTED_MODULE_3__/* .Sequence */ .gd(start, end, items);
        }
        const entries = new Entries();
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(node))
            for (const pair of node.items)
                this.pair(entries, start, pair.key, pair.value);
        (0,_merge_js__WEBPACK_IMPORTED_MODULE_5__/* .merge */ .h)(entries.keys, entries.values);
        return new _node_js__WEBPACK_IMPORTED_MODULE_3__/* .Mapping */ .X9(start, end, entries.keys, entries.values);
    }
    /** The library counts the line break after a block scalar to it. */
    contentEnd(start, end) {
        let last = end;
        while (last > start && /\s/.test(this.text[last - 1]))
            last--;
        return last;
    }
    pair(entries, start, keyNode, valueNode) {
        const key = this.node(keyNode);
        if (key?.kind !== 'scalar') {
            const at = keyNode?.range?.[0] ?? start;
            this.defects.push({
                rule: 'yaml-syntax',
                start: at,
                end: keyNode?.range?.[1] ?? at,
                message: 'A key must be a scalar: Kubernetes reads YAML as JSON.',
            });
            return;
        }
        const value = this.node(valueNode) ?? new _node_js__WEBPACK_IMPORTED_MODULE_3__/* .Scalar */ .X5(key.end, key.end, '', 'plain');
        if (entries.set(key, value))
            this.defects.push((0,_collection_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .duplicateKey */ .V)(key));
    }
}
/** Keys and values of a mapping that is being read. */
class Entries {
    keys = [];
    values = [];
    places = new Map();
    /** Adds an entry, or replaces the one of the same key and says so. */
    set(key, value) {
        const at = this.places.get(key.text);
        const place = at ?? this.keys.length;
        this.places.set(key.text, place);
        this.keys[place] = key;
        this.values[place] = value;
        return at !== undefined && key.text !== '<<';
    }
}
function styleOf(type) {
    if (type === 'QUOTE_SINGLE')
        return 'single';
    if (type === 'BLOCK_LITERAL')
        return 'literal';
    if (type === 'BLOCK_FOLDED')
        return 'folded';
    return 'double';
}


/***/ })

};
