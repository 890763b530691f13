export const id = 330;
export const ids = [330];
export const modules = {

/***/ 28330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   provenanceStatement: () => (/* binding */ provenanceStatement)
/* harmony export */ });
/** An in-toto statement with SLSA provenance, as JSON. Source: in-toto Statement v1, SLSA provenance v1. */
function provenanceStatement(facts) {
    const { subject, buildType, builderId, invocationId, parameters, dependencies, startedAt, finishedAt } = facts;
    const [algorithm = 'sha256', value = ''] = subject.digest.split(':');
    return Buffer.from(JSON.stringify({
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: subject.name, digest: { [algorithm]: value } }],
        predicateType: 'https://slsa.dev/provenance/v1',
        predicate: {
            buildDefinition: { buildType, externalParameters: parameters, resolvedDependencies: dependencies },
            runDetails: {
                builder: { id: builderId },
                metadata: {
                    ...(invocationId !== undefined && { invocationId }),
                    startedOn: inSeconds(startedAt),
                    finishedOn: inSeconds(finishedAt),
                },
            },
        },
    }));
}
function inSeconds(ms) {
    return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}


/***/ })

};
