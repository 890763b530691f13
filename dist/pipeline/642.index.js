export const id = 642;
export const ids = [642];
export const modules = {

/***/ 20642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runRisk: () => (/* binding */ runRisk)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76708);
/* harmony import */ var _step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42669);



/** Risk as a command of its own, the same for the action and `slipway risk score`. */
function runRisk(host, given, mistakes = []) {
    return (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .run */ .eF)(host, async () => {
        const values = (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .parseInputs */ .TL)(_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .riskInputs */ .Rx, given, mistakes);
        const token = values['github-token'];
        if (token !== undefined)
            await host.mask(token);
        const files = (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .parseReportFiles */ .$T)(values.reports);
        const checkRun = values['check-run'] && token !== undefined && host.name === 'github';
        const { report, failed, outputs = {} } = await (0,_step_js__WEBPACK_IMPORTED_MODULE_2__.riskStep)(values, host, _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .ml.now());
        await (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .publish */ .mk)(report, host, {
            format: values.format ?? 'terminal',
            files,
            frames: 10,
            // A check run has the same lines; where it cannot be made, the host shows them as annotations all the same.
            annotations: values.annotations && !checkRun,
            summary: values.summary,
            checkRun,
            token,
        });
        return { failed, outputs };
    });
}


/***/ })

};
