export const id = 833;
export const ids = [833];
export const modules = {

/***/ 7321:
/***/ ((__unused_webpack_module, exports) => {

// Images are built by buildx; dockerode speaks gRPC only when it builds them itself.
exports.Server = class {
  constructor() {
    throw new Error('builds go through buildx here, not through a BuildKit session of this library');
  }
};


/***/ }),

/***/ 3541:
/***/ ((__unused_webpack_module, exports) => {

// See ../grpc-js.
exports.loadSync = () => {
  throw new Error('builds go through buildx here, not through a BuildKit session of this library');
};


/***/ }),

/***/ 3079:
/***/ ((__unused_webpack_module, exports) => {

// See ../grpc-js: dockerode reads the progress of its own BuildKit builds with it, which are never made here.
exports.loadSync = () => {
  throw new Error('builds go through buildx here, not through this library');
};


/***/ }),

/***/ 66091:
/***/ ((__unused_webpack_module, exports) => {

// Docker engines over ssh:// are reached through the docker CLI's own contexts, never through this library.
exports.K = class {
  constructor() {
    throw new Error('ssh:// Docker hosts are not supported here; use a docker context instead');
  }
};


/***/ })

};
