export const id = 139;
export const ids = [139];
export const modules = {

/***/ 57139:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  decorrelatedJitter: () => (/* binding */ decorrelatedJitter),
  policiesOf: () => (/* binding */ policiesOf)
});

;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/common/abort.js

const neverAbortedSignal = new AbortController().signal;
const cancelledSrc = new AbortController();
cancelledSrc.abort();
const abortedSignal = cancelledSrc.signal;
const noop = () => { };
/**
 * Creates a new AbortController that is aborted when the parent signal aborts.
 * @private
 */
const deriveAbortController = (signal) => {
    const ctrl = new AbortController();
    let dispose = noop;
    if (!signal) {
        return { ctrl, dispose };
    }
    if (signal.aborted) {
        ctrl.abort(signal.reason);
    }
    else {
        const abortEvt = onAbort(signal);
        abortEvt.event((reason) => ctrl.abort(reason));
        dispose = abortEvt.dispose;
    }
    return { ctrl, dispose };
};
//# sourceMappingURL=abort.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/common/defer.js
const defer = () => {
    let resolve;
    let reject;
    const promise = new Promise((res, rej) => {
        resolve = res;
        reject = rej;
    });
    // eslint-disable-next-line @typescript-eslint/no-non-null-assertion
    return { resolve: resolve, reject: reject, promise };
};
//# sourceMappingURL=defer.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/errors/TaskCancelledError.js
class TaskCancelledError extends Error {
    message;
    isTaskCancelledError = true;
    /**
     * Error thrown when a task is cancelled.
     */
    constructor(message = 'Operation cancelled') {
        super(message);
        this.message = message;
    }
}
//# sourceMappingURL=TaskCancelledError.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/common/Event.js

const noopDisposable = { dispose: () => undefined };
var Event;
(function (Event) {
    /**
     * Adds a handler that handles one event on the emitter.
     */
    Event.once = (event, listener) => {
        let syncDispose = false;
        let disposable;
        disposable = event(value => {
            listener(value);
            if (disposable) {
                disposable.dispose();
            }
            else {
                syncDispose = true; // callback can fire before disposable is returned
            }
        });
        if (syncDispose) {
            disposable.dispose();
            return noopDisposable; // no reason to keep the ref around
        }
        return disposable;
    };
    /**
     * Returns a promise that resolves when the event fires, or when cancellation
     * is requested, whichever happens first.
     */
    Event.toPromise = (event, signal) => {
        if (!signal) {
            return new Promise(resolve => Event.once(event, resolve));
        }
        if (signal.aborted) {
            return Promise.reject(new TaskCancelledError());
        }
        const toDispose = [];
        return new Promise((resolve, reject) => {
            const abortEvt = Event_onAbort(signal);
            toDispose.push(abortEvt);
            toDispose.push(abortEvt.event(() => {
                reject(new TaskCancelledError());
            }));
            toDispose.push(Event.once(event, data => {
                resolve(data);
            }));
        }).finally(() => {
            for (const d of toDispose) {
                d.dispose();
            }
        });
    };
})(Event || (Event = {}));
/** Creates an Event that fires when the signal is aborted. */
const Event_onAbort = (signal) => {
    const evt = new OneShotEvent();
    if (signal.aborted) {
        evt.emit(signal.reason);
        return { event: evt.addListener, dispose: () => { } };
    }
    const dispose = () => signal.removeEventListener('abort', l);
    // @types/node is currently missing the event types on AbortSignal
    const l = () => {
        evt.emit(signal.reason);
        dispose();
    };
    signal.addEventListener('abort', l);
    return { event: evt.addListener, dispose };
};
/**
 * Base event emitter. Calls listeners when data is emitted.
 */
class EventEmitter {
    listeners;
    /**
     * Event<T> function.
     */
    addListener = listener => this.addListenerInner(listener);
    /**
     * Gets the number of event listeners.
     */
    get size() {
        if (!this.listeners) {
            return 0;
        }
        else if (typeof this.listeners === 'function') {
            return 1;
        }
        else {
            return this.listeners.length;
        }
    }
    /**
     * Emits event data.
     */
    emit(value) {
        if (!this.listeners) {
            // no-op
        }
        else if (typeof this.listeners === 'function') {
            this.listeners(value);
        }
        else {
            for (const listener of this.listeners) {
                listener(value);
            }
        }
    }
    addListenerInner(listener) {
        if (!this.listeners) {
            this.listeners = listener;
        }
        else if (typeof this.listeners === 'function') {
            this.listeners = [this.listeners, listener];
        }
        else {
            this.listeners.push(listener);
        }
        return { dispose: () => this.removeListener(listener) };
    }
    removeListener(listener) {
        if (!this.listeners) {
            return;
        }
        if (typeof this.listeners === 'function') {
            if (this.listeners === listener) {
                this.listeners = undefined;
            }
            return;
        }
        const index = this.listeners.indexOf(listener);
        if (index === -1) {
            return;
        }
        if (this.listeners.length === 2) {
            this.listeners = index === 0 ? this.listeners[1] : this.listeners[0];
        }
        else {
            this.listeners = this.listeners.slice(0, index).concat(this.listeners.slice(index + 1));
        }
    }
}
/**
 * An event emitter that memorizes and instantly re-emits its last value
 * to attached listeners.
 */
class MemorizingEventEmitter extends (/* unused pure expression or super */ null && (EventEmitter)) {
    /**
     * Last emitted value, wrapped in an object so that we can correctly detect
     * emission of 'undefined' values.
     */
    lastValue;
    /**
     * Gets whether this emitter has yet emitted any event.
     */
    get hasEmitted() {
        return !!this.lastValue;
    }
    /**
     * @inheritdoc
     */
    addListener = listener => {
        const disposable = this.addListenerInner(listener);
        if (this.lastValue) {
            listener(this.lastValue.value);
        }
        return disposable;
    };
    /**
     * @inheritdoc
     */
    emit(value) {
        this.lastValue = { value };
        super.emit(value);
    }
}
/**
 * An event emitter that fires a value once and removes all
 * listeners automatically after doing so.
 */
class OneShotEvent extends EventEmitter {
    /**
     * Last emitted value, wrapped in an object so that we can correctly detect
     * emission of 'undefined' values.
     */
    lastValue;
    /**
     * @inheritdoc
     */
    addListener = listener => {
        if (this.lastValue) {
            listener(this.lastValue.value);
            return noopDisposable;
        }
        else {
            return this.addListenerInner(listener);
        }
    };
    /**
     * @inheritdoc
     */
    emit(value) {
        this.lastValue = { value };
        super.emit(value);
        this.listeners = undefined;
    }
}
//# sourceMappingURL=Event.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/common/Executor.js

const returnOrThrow = (failure) => {
    if ('error' in failure) {
        throw failure.error;
    }
    if ('success' in failure) {
        return failure.success;
    }
    return failure.value;
};
const makeStopwatch = () => {
    if (typeof performance !== 'undefined') {
        const start = performance.now();
        return () => performance.now() - start;
    }
    else {
        const start = process.hrtime.bigint();
        return () => Number(process.hrtime.bigint() - start) / 1000000; // ns->ms
    }
};
class Executor_ExecuteWrapper {
    errorFilter;
    resultFilter;
    successEmitter = new EventEmitter();
    failureEmitter = new EventEmitter();
    onSuccess = this.successEmitter.addListener;
    onFailure = this.failureEmitter.addListener;
    constructor(errorFilter = () => false, resultFilter = () => false) {
        this.errorFilter = errorFilter;
        this.resultFilter = resultFilter;
    }
    clone() {
        return new Executor_ExecuteWrapper(this.errorFilter, this.resultFilter);
    }
    async invoke(fn, ...args) {
        const stopwatch = this.successEmitter.size || this.failureEmitter.size ? makeStopwatch() : null;
        try {
            const value = await fn(...args);
            if (!this.resultFilter(value)) {
                if (stopwatch) {
                    this.successEmitter.emit({ duration: stopwatch() });
                }
                return { success: value };
            }
            if (stopwatch) {
                this.failureEmitter.emit({ duration: stopwatch(), handled: true, reason: { value } });
            }
            return { value };
        }
        catch (error) {
            const handled = this.errorFilter(error);
            if (stopwatch) {
                this.failureEmitter.emit({ duration: stopwatch(), handled, reason: { error } });
            }
            if (!handled) {
                throw error;
            }
            return { error };
        }
    }
}
//# sourceMappingURL=Executor.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/errors/BulkheadRejectedError.js
class BulkheadRejectedError extends Error {
    isBulkheadRejectedError = true;
    constructor(executionSlots, queueSlots) {
        super(`Bulkhead capacity exceeded (0/${executionSlots} execution slots, 0/${queueSlots} available)`);
    }
}
//# sourceMappingURL=BulkheadRejectedError.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/BulkheadPolicy.js






class BulkheadPolicy {
    capacity;
    queueCapacity;
    active = 0;
    queue = [];
    onRejectEmitter = new EventEmitter();
    executor = new Executor_ExecuteWrapper();
    /**
     * @inheritdoc
     */
    onSuccess = this.executor.onSuccess;
    /**
     * @inheritdoc
     */
    onFailure = this.executor.onFailure;
    /**
     * Emitter that fires when an item is rejected from the bulkhead.
     */
    onReject = this.onRejectEmitter.addListener;
    /**
     * Returns the number of available execution slots at this point in time.
     */
    get executionSlots() {
        return this.capacity - this.active;
    }
    /**
     * Returns the number of queue slots at this point in time.
     */
    get queueSlots() {
        return this.queueCapacity - this.queue.length;
    }
    /**
     * Bulkhead limits concurrent requests made.
     */
    constructor(capacity, queueCapacity) {
        this.capacity = capacity;
        this.queueCapacity = queueCapacity;
    }
    /**
     * Executes the given function.
     * @param fn Function to execute
     * @throws a {@link BulkheadRejectedException} if the bulkhead limits are exceeeded
     */
    async execute(fn, signal = neverAbortedSignal) {
        if (signal.aborted) {
            throw new TaskCancelledError();
        }
        if (this.active < this.capacity) {
            this.active++;
            try {
                return await fn({ signal });
            }
            finally {
                this.active--;
                this.dequeue();
            }
        }
        if (this.queue.length < this.queueCapacity) {
            const { resolve, reject, promise } = defer();
            this.queue.push({ signal, fn, resolve, reject });
            return promise;
        }
        this.onRejectEmitter.emit();
        throw new BulkheadRejectedError(this.capacity, this.queueCapacity);
    }
    dequeue() {
        const item = this.queue.shift();
        if (!item) {
            return;
        }
        Promise.resolve().then(() => {
            if (item.signal.aborted) {
                item.reject(new TaskCancelledError());
                this.dequeue();
                return;
            }
            this.execute(item.fn, item.signal).then(item.resolve, item.reject);
        });
    }
}
//# sourceMappingURL=BulkheadPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/backoff/ConstantBackoff.js
class ConstantBackoff_ConstantBackoff {
    interval;
    /**
     * Backoff that returns a constant interval.
     */
    constructor(interval) {
        this.interval = interval;
    }
    /**
     * @inheritdoc
     */
    next() {
        return instance(this.interval);
    }
}
const instance = (interval) => ({
    duration: interval,
    next() {
        return this;
    },
});
//# sourceMappingURL=ConstantBackoff.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/errors/HydratingCircuitError.js
class HydratingCircuitError extends Error {
    isHydratingCircuitError = true;
    /**
     * Exception thrown from {@link CircuitBreakerPolicy.execute} when the
     * circuit breaker is open.
     */
    constructor(message = 'Execution prevented because the circuit breaker is open') {
        super(message);
    }
}
//# sourceMappingURL=HydratingCircuitError.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/errors/BrokenCircuitError.js
class BrokenCircuitError extends Error {
    isBrokenCircuitError = true;
    /**
     * Exception thrown from {@link CircuitBreakerPolicy.execute} when the
     * circuit breaker is open.
     */
    constructor(message = 'Execution prevented because the circuit breaker is open') {
        super(message);
    }
}
//# sourceMappingURL=BrokenCircuitError.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/errors/IsolatedCircuitError.js

class IsolatedCircuitError extends BrokenCircuitError {
    isIsolatedCircuitError = true;
    /**
     * Exception thrown from {@link CircuitBreakerPolicy.execute} when the
     * circuit breaker is open.
     */
    constructor() {
        super(`Execution prevented because the circuit breaker is open`);
    }
}
//# sourceMappingURL=IsolatedCircuitError.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/CircuitBreakerPolicy.js







var CircuitState;
(function (CircuitState) {
    /**
     * Normal operation. Execution of actions allowed.
     */
    CircuitState[CircuitState["Closed"] = 0] = "Closed";
    /**
     * The automated controller has opened the circuit. Execution of actions blocked.
     */
    CircuitState[CircuitState["Open"] = 1] = "Open";
    /**
     * Recovering from open state, after the automated break duration has
     * expired. Execution of actions permitted. Success of subsequent action/s
     * controls onward transition to Open or Closed state.
     */
    CircuitState[CircuitState["HalfOpen"] = 2] = "HalfOpen";
    /**
     * Circuit held manually in an open state. Execution of actions blocked.
     */
    CircuitState[CircuitState["Isolated"] = 3] = "Isolated";
})(CircuitState || (CircuitState = {}));
class CircuitBreakerPolicy {
    options;
    executor;
    breakEmitter = new EventEmitter();
    resetEmitter = new EventEmitter();
    halfOpenEmitter = new EventEmitter();
    stateChangeEmitter = new EventEmitter();
    halfOpenAfterBackoffFactory;
    halfOpenSampling;
    innerLastFailure;
    innerState = { value: CircuitState.Closed };
    /**
     * Event emitted when the circuit breaker opens.
     */
    onBreak = this.breakEmitter.addListener;
    /**
     * Event emitted when the circuit breaker resets.
     */
    onReset = this.resetEmitter.addListener;
    /**
     * Event emitted when the circuit breaker is half open (running a test call).
     * Either `onBreak` on `onReset` will subsequently fire.
     */
    onHalfOpen = this.halfOpenEmitter.addListener;
    /**
     * Fired whenever the circuit breaker state changes.
     */
    onStateChange = this.stateChangeEmitter.addListener;
    /**
     * @inheritdoc
     */
    get onSuccess() {
        return this.executor.onSuccess;
    }
    /**
     * @inheritdoc
     */
    get onFailure() {
        return this.executor.onFailure;
    }
    /**
     * Gets the current circuit breaker state.
     */
    get state() {
        return this.innerState.value;
    }
    /**
     * Gets the last reason the circuit breaker failed.
     */
    get lastFailure() {
        return this.innerLastFailure;
    }
    constructor(options, executor) {
        this.options = options;
        this.executor = executor;
        this.halfOpenAfterBackoffFactory =
            typeof options.halfOpenAfter === 'number'
                ? new ConstantBackoff_ConstantBackoff(options.halfOpenAfter)
                : options.halfOpenAfter;
        this.halfOpenSampling = this.createHalfOpenSamplingOptions(options.halfOpenSampling);
        if (options.initialState) {
            const initialState = options.initialState;
            this.innerState = initialState.ownState;
            this.options.breaker.state = initialState.breakerState;
            if (this.innerState.value === CircuitState.Open ||
                this.innerState.value === CircuitState.HalfOpen) {
                this.innerLastFailure = { error: new HydratingCircuitError() };
                let backoff = this.halfOpenAfterBackoffFactory.next({
                    attempt: 1,
                    result: this.innerLastFailure,
                    signal: neverAbortedSignal,
                });
                for (let i = 2; i <= this.innerState.attemptNo; i++) {
                    backoff = backoff.next({
                        attempt: i,
                        result: this.innerLastFailure,
                        signal: neverAbortedSignal,
                    });
                }
                this.innerState.backoff = backoff;
            }
        }
    }
    /**
     * Manually holds open the circuit breaker.
     * @returns A handle that keeps the breaker open until `.dispose()` is called.
     */
    isolate() {
        if (this.innerState.value !== CircuitState.Isolated) {
            if (this.innerState.value === CircuitState.HalfOpen) {
                this.innerState.decision.resolve();
            }
            this.innerState = { value: CircuitState.Isolated, counters: 0 };
            this.breakEmitter.emit({ isolated: true });
            this.stateChangeEmitter.emit(CircuitState.Isolated);
        }
        this.innerState.counters++;
        let disposed = false;
        return {
            dispose: () => {
                if (disposed) {
                    return;
                }
                disposed = true;
                if (this.innerState.value === CircuitState.Isolated && !--this.innerState.counters) {
                    this.innerState = { value: CircuitState.Closed };
                    this.resetEmitter.emit();
                    this.stateChangeEmitter.emit(CircuitState.Closed);
                }
            },
        };
    }
    /**
     * Executes the given function.
     * @param fn Function to run
     * @throws a {@link BrokenCircuitError} if the circuit is open
     * @throws a {@link IsolatedCircuitError} if the circuit is held
     * open via {@link CircuitBreakerPolicy.isolate}
     * @returns a Promise that resolves or rejects with the function results.
     */
    async execute(fn, signal = neverAbortedSignal) {
        const state = this.innerState;
        switch (state.value) {
            case CircuitState.Closed:
                const result = await this.executor.invoke(fn, { signal });
                if ('success' in result) {
                    this.options.breaker.success(state.value);
                }
                else {
                    this.innerLastFailure = result;
                    if (this.options.breaker.failure(state.value)) {
                        this.open(result, signal);
                    }
                }
                return returnOrThrow(result);
            case CircuitState.HalfOpen:
                return this.executeHalfOpen(fn, signal, state);
            case CircuitState.Open:
                if (Date.now() - state.openedAt < state.backoff.duration) {
                    throw new BrokenCircuitError();
                }
                const halfOpenState = {
                    value: CircuitState.HalfOpen,
                    backoff: state.backoff,
                    attemptNo: state.attemptNo + 1,
                    decision: defer(),
                    inFlight: 0,
                    successes: 0,
                    failures: 0,
                };
                this.innerState = halfOpenState;
                this.halfOpenEmitter.emit();
                this.stateChangeEmitter.emit(CircuitState.HalfOpen);
                return this.executeHalfOpen(fn, signal, halfOpenState);
            case CircuitState.Isolated:
                throw new IsolatedCircuitError();
            default:
                throw new Error(`Unexpected circuit state ${state}`);
        }
    }
    async executeHalfOpen(fn, signal, state) {
        if (this.innerState !== state) {
            return this.execute(fn, signal);
        }
        if (state.successes + state.failures + state.inFlight >= this.halfOpenSampling.calls) {
            await state.decision.promise;
            if (this.state === CircuitState.Closed && signal.aborted) {
                throw new TaskCancelledError();
            }
            return this.execute(fn, signal);
        }
        state.inFlight++;
        let result;
        try {
            result = await this.executor.invoke(fn, { signal });
        }
        catch (err) {
            // It's an error, but not one the circuit is meant to retry, so
            // for our purposes it's a success. Task failed successfully!
            this.recordHalfOpenSuccess(state);
            throw err;
        }
        if ('success' in result) {
            this.recordHalfOpenSuccess(state);
        }
        else {
            this.innerLastFailure = result;
            this.recordHalfOpenFailure(state, result, signal);
        }
        return returnOrThrow(result);
    }
    /**
     * Captures circuit breaker state that can later be used to recreate the
     * breaker by passing `state` to the `circuitBreaker` function. This is
     * useful in cases like serverless functions where you may want to keep
     * the breaker state across multiple executions.
     */
    toJSON() {
        const state = this.innerState;
        let ownState;
        if (state.value === CircuitState.HalfOpen) {
            ownState = {
                value: CircuitState.Open,
                openedAt: 0,
                attemptNo: state.attemptNo,
            };
        }
        else if (state.value === CircuitState.Open) {
            ownState = {
                value: CircuitState.Open,
                openedAt: state.openedAt,
                attemptNo: state.attemptNo,
            };
        }
        else {
            ownState = state;
        }
        return { ownState, breakerState: this.options.breaker.state };
    }
    recordHalfOpenSuccess(state) {
        if (this.innerState !== state) {
            return;
        }
        state.inFlight--;
        state.successes++;
        this.maybeCompleteHalfOpen(state);
    }
    recordHalfOpenFailure(state, reason, signal) {
        if (this.innerState !== state) {
            return;
        }
        state.inFlight--;
        state.failures++;
        if (state.failures > this.halfOpenSampling.threshold * this.halfOpenSampling.calls) {
            this.options.breaker.failure(CircuitState.HalfOpen);
            this.open(reason, signal);
            return;
        }
        this.maybeCompleteHalfOpen(state);
    }
    maybeCompleteHalfOpen(state) {
        if (state.successes + state.failures < this.halfOpenSampling.calls || state.inFlight) {
            return;
        }
        this.close();
    }
    open(reason, signal) {
        if (this.state === CircuitState.Isolated || this.state === CircuitState.Open) {
            return;
        }
        const previousState = this.innerState;
        const attemptNo = this.innerState.value === CircuitState.HalfOpen ? this.innerState.attemptNo : 1;
        const context = { attempt: attemptNo, result: reason, signal };
        const backoff = this.innerState.value === CircuitState.HalfOpen
            ? this.innerState.backoff.next(context)
            : this.halfOpenAfterBackoffFactory.next(context);
        this.innerState = { value: CircuitState.Open, openedAt: Date.now(), backoff, attemptNo };
        if (previousState.value === CircuitState.HalfOpen) {
            previousState.decision.resolve();
        }
        this.breakEmitter.emit(reason);
        this.stateChangeEmitter.emit(CircuitState.Open);
    }
    close() {
        if (this.innerState.value === CircuitState.HalfOpen) {
            const state = this.innerState;
            this.options.breaker.success(CircuitState.HalfOpen);
            this.innerState = { value: CircuitState.Closed };
            state.decision.resolve();
            this.resetEmitter.emit();
            this.stateChangeEmitter.emit(CircuitState.Closed);
        }
    }
    createHalfOpenSamplingOptions(options) {
        const halfOpenSampling = options ?? { calls: 1, threshold: 0 };
        if (!Number.isSafeInteger(halfOpenSampling.calls) || halfOpenSampling.calls < 1) {
            throw new RangeError(`CircuitBreaker halfOpenSampling.calls should be a positive integer, got ${halfOpenSampling.calls}`);
        }
        if (!Number.isFinite(halfOpenSampling.threshold) ||
            halfOpenSampling.threshold < 0 ||
            halfOpenSampling.threshold >= 1) {
            throw new RangeError(`CircuitBreaker halfOpenSampling.threshold should be between [0, 1), got ${halfOpenSampling.threshold}`);
        }
        return { calls: halfOpenSampling.calls, threshold: halfOpenSampling.threshold };
    }
}
//# sourceMappingURL=CircuitBreakerPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/NoopPolicy.js


/**
 * A no-op policy, useful for unit tests and stubs.
 */
class NoopPolicy {
    executor = new Executor_ExecuteWrapper();
    onSuccess = this.executor.onSuccess;
    onFailure = this.executor.onFailure;
    async execute(fn, signal = neverAbortedSignal) {
        return returnOrThrow(await this.executor.invoke(fn, { signal }));
    }
}
//# sourceMappingURL=NoopPolicy.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/Policy.js








const typeFilter = (cls, predicate) => predicate ? (v) => v instanceof cls && predicate(v) : (v) => v instanceof cls;
const always = () => true;
const never = () => false;
class Policy {
    options;
    /**
     * Factory that builds a base set of filters that can be used in circuit
     * breakers, retries, etc.
     */
    constructor(options) {
        this.options = options;
    }
    /**
     * Allows the policy to additionally handles errors of the given type.
     *
     * @param cls Class constructor to check that the error is an instance of.
     * @param predicate If provided, a function to be called with the error
     * which should return "true" if we want to handle this error.
     * @example
     * ```js
     * // retry both network errors and response errors with a 503 status code
     * new Policy()
     *  .orType(NetworkError)
     *  .orType(ResponseError, err => err.statusCode === 503)
     *  .retry()
     *  .attempts(3)
     *  .execute(() => getJsonFrom('https://example.com'));
     * ```
     */
    orType(cls, predicate) {
        const filter = typeFilter(cls, predicate);
        return new Policy({
            ...this.options,
            errorFilter: e => this.options.errorFilter(e) || filter(e),
        });
    }
    /**
     * Allows the policy to additionally handles errors that pass the given
     * predicate function.
     *
     * @param predicate Takes any thrown error, and returns true if it should
     * be retried by this policy.
     * @example
     * ```js
     * // only retry if the error has a "shouldBeRetried" property set
     * new Policy()
     *  .orWhen(err => err.shouldBeRetried === true)
     *  .retry()
     *  .attempts(3)
     *  .execute(() => getJsonFrom('https://example.com'));
     * ```
     */
    orWhen(predicate) {
        return new Policy({
            ...this.options,
            errorFilter: e => this.options.errorFilter(e) || predicate(e),
        });
    }
    /**
     * Adds handling for return values. The predicate will be called with
     * the return value of the executed function,
     *
     * @param predicate Takes the returned value, and returns true if it
     * should be retried by this policy.
     * @example
     * ```js
     * // retry when the response status code is a 5xx
     * new Policy()
     *  .orResultWhen(res => res.statusCode >= 500)
     *  .retry()
     *  .attempts(3)
     *  .execute(() => getJsonFrom('https://example.com'));
     * ```
     */
    orWhenResult(predicate) {
        return new Policy({
            ...this.options,
            resultFilter: r => this.options.resultFilter(r) || predicate(r),
        });
    }
    /**
     * Adds handling for return values. The predicate will be called with
     * the return value of the executed function,
     *
     * @param predicate Takes the returned value, and returns true if it
     * should be retried by this policy.
     * @example
     * ```js
     * // retry when the response status code is a 5xx
     * new Policy()
     *  .orResultType(res => res.statusCode >= 500)
     *  .retry()
     *  .attempts(3)
     *  .execute(() => getJsonFrom('https://example.com'));
     * ```
     */
    orResultType(cls, predicate) {
        const filter = typeFilter(cls, predicate);
        return new Policy({
            ...this.options,
            resultFilter: r => this.options.resultFilter(r) || filter(r),
        });
    }
}
const Policy_noop = new NoopPolicy();
/**
 * A policy that handles all errors.
 */
const handleAll = new Policy({ errorFilter: always, resultFilter: never });
/**
 * See {@link Policy.orType} for usage.
 */
function handleType(cls, predicate) {
    return new Policy({ errorFilter: typeFilter(cls, predicate), resultFilter: never });
}
/**
 * See {@link Policy.orWhen} for usage.
 */
function handleWhen(predicate) {
    return new Policy({ errorFilter: predicate, resultFilter: never });
}
/**
 * See {@link Policy.orResultType} for usage.
 */
function handleResultType(cls, predicate) {
    return new Policy({ errorFilter: never, resultFilter: typeFilter(cls, predicate) });
}
/**
 * See {@link Policy.orWhenResult} for usage.
 */
function handleWhenResult(predicate) {
    return new Policy({ errorFilter: never, resultFilter: predicate });
}
/**
 * Creates a bulkhead--a policy that limits the number of concurrent calls.
 */
function bulkhead(limit, queue = 0) {
    return new BulkheadPolicy(limit, queue);
}
/**
 * A decorator that can be used to wrap class methods and apply the given
 * policy to them. It also adds the last argument normally given in
 * {@link Policy.execute} as the last argument in the function call.
 * For example:
 *
 * ```ts
 * import { usePolicy, retry, handleAll } from 'cockatiel';
 *
 * const retry = retry(handleAll, { maxAttempts: 3 });
 *
 * class Database {
 *   @usePolicy(retry)
 *   public getUserInfo(userId, context, cancellationToken) {
 *     console.log('Retry attempt number', context.attempt);
 *     // implementation here
 *   }
 * }
 *
 * const db = new Database();
 * db.getUserInfo(3).then(info => console.log('User 3 info:', info))
 * ```
 *
 * Note that it will force the return type to be a Promise, since that's
 * what policies return.
 */
function usePolicy(policy) {
    return (_target, _key, descriptor) => {
        const inner = descriptor.value;
        if (typeof inner !== 'function') {
            throw new Error(`Can only decorate functions with @cockatiel, got ${typeof inner}`);
        }
        descriptor.value = function (...args) {
            const signal = args[args.length - 1] instanceof AbortSignal ? args.pop() : undefined;
            return policy.execute(context => inner.apply(this, [...args, context]), signal);
        };
    };
}
/**
 * Creates a timeout policy.
 * @param duration - How long to wait before timing out execute()'d functions
 * @param strategy - Strategy for timeouts, "Cooperative" or "Aggressive".
 * A {@link CancellationToken} will be pass to any executed function, and in
 * cooperative timeouts we'll simply wait for that function to return or
 * throw. In aggressive timeouts, we'll immediately throw a
 * {@link TaskCancelledError} when the timeout is reached, in addition to
 * marking the passed token as failed.
 */
function timeout(duration, strategyOrOpts) {
    return new TimeoutPolicy(duration, typeof strategyOrOpts === 'string' ? { strategy: strategyOrOpts } : strategyOrOpts);
}
function wrap(...p) {
    return {
        _altReturn: undefined,
        onFailure: p[0].onFailure,
        onSuccess: p[0].onSuccess,
        wrapped: p,
        execute(fn, signal) {
            const run = (context, i) => i === p.length
                ? fn(context)
                : p[i].execute(next => run({ ...context, ...next }, i + 1), context.signal);
            return Promise.resolve(run({ signal }, 0));
        },
    };
}
/**
 * Creates a retry policy. The options should contain the backoff strategy to
 * use. Included strategies are:
 *  - {@link ConstantBackoff}
 *  - {@link ExponentialBackoff}
 *  - {@link IterableBackoff}
 *  - {@link DelegateBackoff} (advanced)
 *
 * For example:
 *
 * ```
 * import { handleAll, retry } from 'cockatiel';
 *
 * const policy = retry(handleAll, { backoff: new ExponentialBackoff() });
 * ```
 *
 * You can optionally pass in the `attempts` to limit the maximum number of
 * retry attempts per call.
 */
function retry(policy, opts) {
    return new RetryPolicy({ backoff: opts.backoff || new ConstantBackoff(0), maxAttempts: opts.maxAttempts ?? Infinity }, new ExecuteWrapper(policy.options.errorFilter, policy.options.resultFilter));
}
/**
 * Returns a circuit breaker for the policy. **Important**: you should share
 * your circuit breaker between executions of whatever function you're
 * wrapping for it to function!
 *
 * ```ts
 * import { SamplingBreaker, Policy } from 'cockatiel';
 *
 * // Break if more than 20% of requests fail in a 30 second time window:
 * const breaker = Policy
 *  .handleAll()
 *  .circuitBreaker(10_000, new SamplingBreaker(0.2, 30 * 1000));
 *
 * export function handleRequest() {
 *   return breaker.execute(() => getInfoFromDatabase());
 * }
 * ```
 *
 * @param halfOpenAfter Time after failures to try to open the circuit
 * breaker again.
 * @param breaker The circuit breaker to use. This package exports
 * ConsecutiveBreaker and SamplingBreakers for you to use.
 */
function circuitBreaker(policy, opts) {
    return new CircuitBreakerPolicy(opts, new Executor_ExecuteWrapper(policy.options.errorFilter, policy.options.resultFilter));
}
/**
 * Falls back to the given value in the event of an error.
 *
 * ```ts
 * import { Policy } from 'cockatiel';
 *
 * const fallback = Policy
 *  .handleType(DatabaseError)
 *  .fallback(() => getStaleData());
 *
 * export function handleRequest() {
 *   return fallback.execute(() => getInfoFromDatabase());
 * }
 * ```
 *
 * @param toValue Value to fall back to, or a function that creates the
 * value to return (any may return a promise)
 */
function fallback(policy, valueOrFactory) {
    return new FallbackPolicy(new ExecuteWrapper(policy.options.errorFilter, policy.options.resultFilter), 
    // not technically type-safe, since if they actually want to _return_
    // a function, that gets lost here. We'll just advice in the docs to
    // use a higher-order function if necessary.
    (typeof valueOrFactory === 'function' ? valueOrFactory : () => valueOrFactory));
}
//# sourceMappingURL=Policy.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/breaker/ConsecutiveBreaker.js
class ConsecutiveBreaker {
    threshold;
    /**
     * @inheritdoc
     */
    state = 0;
    /**
     * ConsecutiveBreaker breaks if more than `threshold` exceptions are received
     * over a time period.
     */
    constructor(threshold) {
        this.threshold = threshold;
    }
    /**
     * @inheritdoc
     */
    success() {
        this.state = 0;
    }
    /**
     * @inheritdoc
     */
    failure() {
        return ++this.state >= this.threshold;
    }
}
//# sourceMappingURL=ConsecutiveBreaker.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/backoff/ExponentialBackoffGenerators.js
/**
 * Generator that creates a backoff with no jitter.
 */
const noJitterGenerator = (attempts = 0, options) => [
    Math.min(options.maxDelay, options.initialDelay * 2 ** attempts),
    attempts + 1,
];
/**
 * Generator that randomizes an exponential backoff between [0, delay).
 */
const fullJitterGenerator = (state, options) => {
    const [delay, next] = noJitterGenerator(state, options);
    return [Math.floor(Math.random() * delay), next];
};
/**
 * Generator that randomizes an exponential backoff between [0, delay).
 */
const halfJitterGenerator = (attempts, options) => {
    const [delay, next] = noJitterGenerator(attempts, options);
    return [Math.floor((delay + Math.random() * delay) / 2), next];
};
/**
 * A factor used within the formula to help smooth the first calculated delay.
 */
const pFactor = 4.0;
/**
 *  A factor used to scale the median values of the retry times generated by
 * the formula to be _near_ whole seconds, to aid user comprehension. This
 * factor allows the median values to fall approximately at 1, 2, 4 etc
 * seconds, instead of 1.4, 2.8, 5.6, 11.2.
 */
const rpScalingFactor = 1 / 1.4;
/**
 * Decorrelated jitter. This should be considered the optimal Jitter stategy
 * for most scenarios, as battle-tested in Polly.
 *
 * @see https://github.com/App-vNext/Polly/issues/530
 * @see https://github.com/Polly-Contrib/Polly.Contrib.WaitAndRetry/blob/24cb116a2a320e82b01f57e13bfeaeff2725ccbf/src/Polly.Contrib.WaitAndRetry/Backoff.DecorrelatedJitterV2.cs
 */
const decorrelatedJitterGenerator = (state, options) => {
    const [attempt, prev] = state || [0, 0];
    const t = attempt + Math.random();
    const next = Math.pow(options.exponent, t) * Math.tanh(Math.sqrt(pFactor * t));
    const formulaIntrinsicValue = isFinite(next) ? Math.max(0, next - prev) : Infinity;
    return [
        Math.min(formulaIntrinsicValue * rpScalingFactor * options.initialDelay, options.maxDelay),
        [attempt + 1, next],
    ];
};
//# sourceMappingURL=ExponentialBackoffGenerators.js.map
;// CONCATENATED MODULE: ./node_modules/cockatiel/dist/backoff/ExponentialBackoff.js

const defaultOptions = {
    generator: decorrelatedJitterGenerator,
    maxDelay: 30000,
    exponent: 2,
    initialDelay: 128,
};
class ExponentialBackoff {
    options;
    /**
     * An implementation of exponential backoff.
     */
    constructor(options) {
        this.options = options ? { ...defaultOptions, ...options } : defaultOptions;
    }
    next() {
        return ExponentialBackoff_instance(this.options).next(undefined);
    }
}
/**
 * An implementation of exponential backoff.
 */
const ExponentialBackoff_instance = (options, state, delay = 0, attempt = -1) => ({
    duration: delay,
    next() {
        const [nextDelay, nextState] = options.generator(state, options);
        return ExponentialBackoff_instance(options, nextState, nextDelay, attempt + 1);
    },
});
//# sourceMappingURL=ExponentialBackoff.js.map
;// CONCATENATED MODULE: ./packages/core/lib/resilience-policies.js

/** The caller lost interest, which says nothing about the service. */
class Interrupted extends Error {
}
function policiesOf(settings, limits) {
    const { clock, retryable, random = Math.random } = settings;
    const room = bulkhead(limits.concurrent, Number.POSITIVE_INFINITY);
    let openUntil = Number.NEGATIVE_INFINITY;
    // cockatiel opens the circuit by Date.now() and asks this whether it was for long enough; so our clock decides.
    const hold = {
        get duration() {
            return clock.now() < openUntil ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
        },
        next: () => {
            openUntil = clock.now() + limits.brokenMs;
            return hold;
        },
    };
    const circuit = circuitBreaker(
    // A first request after the break that was interrupted has proved nothing: the circuit stays open.
    handleWhen((error) => !(error instanceof Interrupted) || circuit.state === CircuitState.HalfOpen), { breaker: new ConsecutiveBreaker(limits.breakAfter), halfOpenAfter: hold });
    const backoff = new ExponentialBackoff({
        generator: decorrelatedJitter(random),
        initialDelay: limits.firstDelayMs,
        maxDelay: limits.longestDelayMs,
    });
    return {
        send: async (operation, { signal, caller }) => {
            const answer = await room.execute(() => circuit.execute(async () => {
                try {
                    return { value: await operation(signal) };
                }
                catch (error) {
                    if (caller?.aborted === true)
                        throw new Interrupted('interrupted', { cause: error });
                    // A refusal is an answer: the service works.
                    if (!signal.aborted && !retryable(error))
                        return { refusal: error };
                    throw error;
                }
            }, signal), signal);
            if ('refusal' in answer)
                throw answer.refusal;
            return answer.value;
        },
        isBroken: (error) => error instanceof BrokenCircuitError,
        heldMs: () => (circuit.state === CircuitState.Open ? Math.max(0, openUntil - clock.now()) : 0),
        lastFailure: () => {
            const failure = circuit.lastFailure;
            return failure !== undefined && 'error' in failure ? failure.error : undefined;
        },
        delays: () => {
            let next = backoff.next();
            return () => {
                const { duration } = next;
                next = next.next(undefined);
                return duration;
            };
        },
    };
}
/**
 * cockatiel's decorrelated jitter, with the randomness given. Median delays are about 1, 2, 4… times the first one.
 * Source: Polly.Contrib.WaitAndRetry, Backoff.DecorrelatedJitterV2.cs.
 */
function decorrelatedJitter(random) {
    return (state, { exponent, initialDelay, maxDelay }) => {
        const [attempt, before] = state ?? [0, 0];
        const t = attempt + random();
        const sum = exponent ** t * Math.tanh(Math.sqrt(4 * t));
        const delay = Number.isFinite(sum) ? Math.max(0, sum - before) / 1.4 : Number.POSITIVE_INFINITY;
        return [Math.min(delay * initialDelay, maxDelay), [attempt + 1, sum]];
    };
}


/***/ })

};
