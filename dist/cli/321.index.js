export const id = 321;
export const ids = [321];
export const modules = {

/***/ 84321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   demoInputs: () => (/* binding */ demoInputs),
/* harmony export */   runDemo: () => (/* binding */ runDemo)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);
/* harmony import */ var _slipway_rollout__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40027);


const demoInputs = {
    manifests: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Files, folders and globs of the application to show it with.', {
        default: '.',
        positional: true,
    }),
    image: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Image of the application in these manifests, without its tag.', { required: true }),
};
/** The same for every release of the demo. */
const settings = { strategy: 'blue-green', 'check-path': '/healthz', bake: '3', drain: 'ensure', summary: 'false' };
/**
 * Deploys an application to a sandbox: what is live, a good release by blue-green, and a bad one that is undone.
 * Everything but the cluster is as it would be.
 */
function runDemo(host, given, mistakes = []) {
    return (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .run */ .eF)(host, async () => {
        const { manifests, image } = (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .parseInputs */ .TL)(demoInputs, given, mistakes);
        const { startSandbox } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(764)]).then(__webpack_require__.bind(__webpack_require__, 84764));
        const sandbox = await startSandbox({ inventSecrets: true });
        try {
            await show(host, sandbox, manifests, image);
            return { failed: false };
        }
        finally {
            await sandbox.stop();
        }
    });
}
async function show(host, sandbox, manifests, image) {
    sandbox.behave(/bad/, {
        crash: { afterSeconds: 0.3, exitCode: 3 },
        log: ['listening on :8080', 'panic: dial tcp 10.96.0.7:6379: no such table "carts"', 'exit status 3'],
    });
    const deploy = async (words, more, expected) => {
        host.log(`\n== ${words}\n`);
        const code = await (0,_slipway_rollout__WEBPACK_IMPORTED_MODULE_1__.runDeploy)(host, {
            ...settings,
            manifests: manifests.join('\n'),
            kubeconfig: sandbox.kubeconfig,
            ...more,
        });
        if (code !== expected)
            throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF('unavailable', `The demo should have ended with ${expected} here, but ended with ${code}.`);
    };
    await deploy('What is live: the manifests as they are', { bake: '0', 'check-rate': '0' }, 0);
    await deploy('A release: a new image, by blue-green', { images: `${image}:2.0.0` }, 0);
    await deploy('A bad release: it crashes as it starts, and is undone', { images: `${image}:2.1.0-bad` }, 1);
    host.log(`\nThat was a sandbox in memory. Against a cluster: slipway deploy ${manifests.join(' ')} --strategy blue-green --images ${image}@sha256:…`);
}


/***/ })

};
