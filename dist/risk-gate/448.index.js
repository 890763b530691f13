export const id = 448;
export const ids = [448];
export const modules = {

/***/ 6448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runEvaluate: () => (/* binding */ runEvaluate),
  runExport: () => (/* binding */ runExport),
  runTrain: () => (/* binding */ runTrain)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 23 modules
var lib = __webpack_require__(9973);
// EXTERNAL MODULE: ./packages/risk/lib/error.js
var error = __webpack_require__(2979);
// EXTERNAL MODULE: ./packages/risk/lib/model/calibrate.js
var calibrate = __webpack_require__(4942);
// EXTERNAL MODULE: ./packages/risk/lib/model/logistic.js
var logistic = __webpack_require__(7149);
// EXTERNAL MODULE: ./packages/risk/lib/model/table.js
var model_table = __webpack_require__(1899);
// EXTERNAL MODULE: ./packages/risk/lib/model/bins.js
var bins = __webpack_require__(753);
;// CONCATENATED MODULE: ./packages/risk/lib/model/step.js
/**
 * The step of a small tree over ordered bins that lowers the loss most, as one value a bin (Newton's, as in Chen and Guestrin,
 * KDD 2016, eq. 5). Where the shape is monotone, only splits whose values ascend are taken. Unknown values are a leaf of their own.
 */
function stepOf(sums, monotone, limits, into) {
    const known = sums.slope.length - 1;
    let leaves = [{ from: 0, to: known, value: leafValue(sums, 0, known, limits.ridge) }];
    while (leaves.length < limits.leaves) {
        const split = bestSplit(sums, leaves, monotone, limits);
        if (!split)
            break;
        leaves = leaves.flatMap((leaf, position) => (position === split.position ? split.halves : [leaf]));
    }
    for (const { from, to, value } of leaves)
        into.fill(value, from, to);
    into[known] = leafValue(sums, known, known + 1, limits.ridge);
}
function bestSplit(sums, leaves, monotone, limits) {
    let best;
    for (const [position, leaf] of leaves.entries()) {
        let [slopes, curvatures] = [0, 0];
        for (let bin = leaf.from; bin < leaf.to; bin++) {
            slopes += sums.slope[bin];
            curvatures += sums.curvature[bin];
        }
        const whole = (slopes * slopes) / (curvatures + limits.ridge);
        let [slope, curvature] = [0, 0];
        for (let bin = leaf.from; bin < leaf.to - 1; bin++) {
            slope += sums.slope[bin];
            curvature += sums.curvature[bin];
            const [otherSlope, otherCurvature] = [slopes - slope, curvatures - curvature];
            if (curvature < limits.leastCurvature)
                continue;
            if (otherCurvature < limits.leastCurvature)
                break;
            const gain = (slope * slope) / (curvature + limits.ridge) +
                (otherSlope * otherSlope) / (otherCurvature + limits.ridge) -
                whole;
            if (gain <= (best?.gain ?? 1e-12))
                continue;
            const left = { from: leaf.from, to: bin + 1, value: -slope / (curvature + limits.ridge) };
            const right = { from: bin + 1, to: leaf.to, value: -otherSlope / (otherCurvature + limits.ridge) };
            if (monotone === 1 && !ascends(leaves, position, left.value, right.value))
                continue;
            best = { position, halves: [left, right], gain };
        }
    }
    return best;
}
function ascends(leaves, position, left, right) {
    const before = leaves[position - 1]?.value ?? Number.NEGATIVE_INFINITY;
    const after = leaves[position + 1]?.value ?? Number.POSITIVE_INFINITY;
    return before <= left && left <= right && right <= after;
}
function leafValue(sums, from, to, ridge) {
    let [slope, curvature] = [0, 0];
    for (let bin = from; bin < to; bin++) {
        slope += sums.slope[bin];
        curvature += sums.curvature[bin];
    }
    return curvature > 0 ? -slope / (curvature + ridge) : 0;
}

;// CONCATENATED MODULE: ./packages/risk/lib/model/boost.js


function columnShape(column, limits) {
    return {
        cells: column.bins,
        size: column.edges.length + 2,
        step: (slope, curvature, into) => stepOf({ slope, curvature }, column.monotone, limits, into),
    };
}
/**
 * Cyclic gradient boosting (Lou et al., KDD 2012; Nori et al., 2019): each round visits the shapes one after the other and moves
 * each a little down the loss of the training rows. Slopes are kept current within a round by the curvature at its start,
 * which saves a logistic function for each row and shape. Ends when the validation rows stop gaining, and returns the values
 * of the best round.
 */
function boost(shapes, target, parts, settings) {
    const values = shapes.map(({ size }) => new Float64Array(size));
    const training = Int32Array.from(parts.training);
    const validation = Int32Array.from(parts.validation);
    const logits = Float64Array.from(target.offsets);
    const slopes = new Float64Array(logits.length);
    const curvatures = new Float64Array(logits.length);
    let best = { loss: lossOf(logits, target, validation), round: 0, values: values.map((one) => one.slice()) };
    for (let round = 1; round <= settings.rounds; round++) {
        derive(logits, target, training, slopes, curvatures);
        for (const [position, shape] of shapes.entries()) {
            const step = stepOfShape(shape, training, slopes, curvatures, settings.rate);
            const sums = values[position];
            for (let cell = 0; cell < step.length; cell++)
                sums[cell] += step[cell];
            follow(shape.cells, step, training, slopes, curvatures, logits);
            for (let i = 0; i < validation.length; i++)
                logits[validation[i]] += step[shape.cells[validation[i]]];
        }
        if (validation.length === 0)
            continue;
        const loss = lossOf(logits, target, validation);
        if (loss < best.loss - 1e-9)
            best = { loss, round, values: values.map((one) => one.slice()) };
        else if (round - best.round >= settings.patience)
            break;
    }
    return validation.length === 0 ? { values, round: settings.rounds } : best;
}
function derive(logits, { labels, weights }, rows, slopes, curvatures) {
    for (let i = 0; i < rows.length; i++) {
        const row = rows[i];
        const probability = (0,logistic/* logistic */.bm)(logits[row]);
        const weight = weights[row];
        slopes[row] = weight * (probability - labels[row]);
        curvatures[row] = weight * Math.max(probability * (1 - probability), 1e-4);
    }
}
function stepOfShape(shape, rows, slopes, curvatures, rate) {
    const { cells, size } = shape;
    const slope = new Float64Array(size);
    const curvature = new Float64Array(size);
    for (let i = 0; i < rows.length; i++) {
        const row = rows[i];
        const cell = cells[row];
        slope[cell] += slopes[row];
        curvature[cell] += curvatures[row];
    }
    const step = new Float64Array(size);
    shape.step(slope, curvature, step);
    for (let cell = 0; cell < size; cell++)
        step[cell] *= rate;
    return step;
}
function follow(cells, step, rows, slopes, curvatures, logits) {
    for (let i = 0; i < rows.length; i++) {
        const row = rows[i];
        const moved = step[cells[row]];
        slopes[row] += curvatures[row] * moved;
        logits[row] += moved;
    }
}
function lossOf(logits, { labels, weights }, rows) {
    let [loss, weight] = [0, 0];
    for (const row of rows) {
        loss += weights[row] * (0,logistic/* logisticLoss */.At)(labels[row] === 1 ? logits[row] : -logits[row]);
        weight += weights[row];
    }
    return weight > 0 ? loss / weight : 0;
}

;// CONCATENATED MODULE: ./packages/risk/lib/model/pairs.js

/**
 * The pairs that the shapes of single features leave most to gain from, best first: FAST (Lou et al., KDD 2013), which
 * tries the best cut into four quadrants on the slopes that are left.
 */
function strongestPairs(columns, target, logits, limits) {
    const coarse = columns.map((column) => coarsen(column, limits.bins));
    const [slopes, curvatures] = [new Float64Array(logits.length), new Float64Array(logits.length)];
    for (let row = 0; row < logits.length; row++) {
        const probability = (0,logistic/* logistic */.bm)(logits[row]);
        slopes[row] = target.weights[row] * (probability - target.labels[row]);
        curvatures[row] = target.weights[row] * probability * (1 - probability);
    }
    const found = [];
    for (let first = 0; first < coarse.length; first++)
        for (let second = first + 1; second < coarse.length; second++) {
            if (coarse[first].edges.length === 0 || coarse[second].edges.length === 0)
                continue;
            const grid = gridOf(coarse, first, second);
            const size = gridSize(grid);
            const [slope, curvature] = [new Float64Array(size), new Float64Array(size)];
            for (let row = 0; row < logits.length; row++) {
                slope[grid.cells[row]] += slopes[row];
                curvature[grid.cells[row]] += curvatures[row];
            }
            found.push({ first, second, gain: bestCut(grid, slope, curvature, limits.ridge)?.gain ?? 0 });
        }
    found.sort((a, b) => b.gain - a.gain || a.first - b.first || a.second - b.second);
    return found.slice(0, limits.pairs).map(({ first, second }) => gridOf(coarse, first, second));
}
/** A grid as something to boost: each step is the best cut into four quadrants. Unknown values stay at 0. */
function gridShape(grid, settings) {
    const width = grid.edges[1].length + 1;
    return {
        cells: grid.cells,
        size: gridSize(grid),
        step(slope, curvature, into) {
            const cut = bestCut(grid, slope, curvature, settings.ridge);
            if (!cut)
                return;
            for (let cell = 0; cell < into.length - 1; cell++) {
                const low = Math.floor(cell / width) <= cut.first ? 0 : 2;
                into[cell] = cut.values[low + (cell % width <= cut.second ? 0 : 1)];
            }
        },
    };
}
function gridSize({ edges }) {
    return (edges[0].length + 1) * (edges[1].length + 1) + 1;
}
function gridOf(coarse, first, second) {
    const [a, b] = [coarse[first], coarse[second]];
    const [height, width] = [a.edges.length + 1, b.edges.length + 1];
    const cells = new Uint16Array(a.bins.length);
    for (let row = 0; row < cells.length; row++) {
        const unknown = a.bins[row] === height || b.bins[row] === width;
        cells[row] = unknown ? height * width : a.bins[row] * width + b.bins[row];
    }
    return { positions: [first, second], edges: [a.edges, b.edges], cells };
}
/** Fewer bins of about equal fill, made by joining neighbours, so that their edges stay edges of the fine ones. */
function coarsen(column, most) {
    const unknown = column.edges.length + 1;
    const filled = new Float64Array(unknown);
    for (const bin of column.bins)
        if (bin !== unknown)
            filled[bin]++;
    const total = filled.reduce((sum, one) => sum + one, 0);
    const coarseOf = new Uint8Array(unknown + 1);
    const edges = [];
    let inside = 0;
    for (let bin = 0; bin < unknown; bin++) {
        coarseOf[bin] = edges.length;
        inside += filled[bin];
        if (bin === unknown - 1 || edges.length >= most - 1 || inside < total / most)
            continue;
        edges.push(column.edges[bin]);
        inside = 0;
    }
    coarseOf[unknown] = edges.length + 1;
    return { edges, bins: column.bins.map((bin) => coarseOf[bin]) };
}
function bestCut(grid, slope, curvature, ridge) {
    const [height, width] = [grid.edges[0].length + 1, grid.edges[1].length + 1];
    const [slopes, curvatures] = [summed(slope, height, width), summed(curvature, height, width)];
    const end = (height - 1) * width;
    const part = (low, lowLow, left, all, quadrant) => quadrant === 0
        ? lowLow
        : quadrant === 1
            ? low - lowLow
            : quadrant === 2
                ? left - lowLow
                : all - low - left + lowLow;
    const sumAt = (sums, first, second, quadrant) => {
        const row = first * width;
        return part(sums[row + width - 1], sums[row + second], sums[end + second], sums[end + width - 1], quadrant);
    };
    let [gain, first, second] = [0, -1, -1];
    for (let i = 0; i < height - 1; i++)
        for (let j = 0; j < width - 1; j++) {
            let found = 0;
            for (let quadrant = 0; quadrant < 4; quadrant++)
                found += sumAt(slopes, i, j, quadrant) ** 2 / (sumAt(curvatures, i, j, quadrant) + ridge);
            if (found > gain)
                [gain, first, second] = [found, i, j];
        }
    if (first < 0)
        return undefined;
    const values = [0, 1, 2, 3].map((quadrant) => -sumAt(slopes, first, second, quadrant) / (sumAt(curvatures, first, second, quadrant) + ridge));
    return { first, second, gain, values };
}
/** Sums over all cells that are neither below in the first nor right in the second column. */
function summed(cells, height, width) {
    const sums = new Float64Array(height * width);
    for (let first = 0; first < height; first++)
        for (let second = 0; second < width; second++)
            sums[first * width + second] =
                cells[first * width + second] +
                    (first > 0 ? sums[(first - 1) * width + second] : 0) +
                    (second > 0 ? sums[first * width + second - 1] : 0) -
                    (first > 0 && second > 0 ? sums[(first - 1) * width + second - 1] : 0);
    return sums;
}

;// CONCATENATED MODULE: ./packages/risk/lib/model/random.js
/** Numbers in [0, 1), always the same for the same seed: mulberry32 (Tommy Ettinger, public domain). */
function randomFrom(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
}

;// CONCATENATED MODULE: ./packages/risk/lib/model/additive.js




const additive_defaultFit = {
    seed: 1,
    bags: 4,
    bins: 64,
    pairs: 10,
    pairBins: 8,
    validation: 'newest',
    refit: true,
    rate: 0.05,
    rounds: 600,
    patience: 30,
    ridge: 5,
    leastCurvature: 5,
    leaves: 2,
};
/** Shapes of single features, then of the pairs that these leave most to gain from. Centred, so that the intercept is the average. */
function additive_fitShapes(sample, settings) {
    const columns = (0,bins/* binColumns */.Fi)(sample.table, settings.bins);
    const shapes = columns.map((column) => columnShape(column, settings));
    const bags = bagsOf(sample.table, settings);
    const values = average(bags.map((parts) => fitBag(shapes, sample, parts, settings)));
    const intercept = columns.reduce((sum, column, position) => sum + centre(values[position], column.bins, sample), 0);
    const terms = columns.map((column, position) => termOf(column, values[position]));
    const logits = sample.offsets.map((offset, row) => columns.reduce((sum, { bins }, position) => sum + values[position][bins[row]], offset + intercept));
    const rest = { ...sample, offsets: logits };
    const grids = settings.pairs > 0 ? pairGrids(columns, rest, settings) : [];
    const pairs = fitPairs(columns, grids, rest, bags, settings);
    return { intercept, terms: terms.filter(({ edges, missing }) => edges.length > 0 || missing !== 0), pairs };
}
function pairGrids(columns, target, settings) {
    return strongestPairs(columns, target, target.offsets, {
        pairs: settings.pairs,
        bins: settings.pairBins,
        ridge: settings.ridge,
    });
}
function fitPairs(columns, grids, target, bags, settings) {
    if (grids.length === 0)
        return [];
    const shapes = grids.map((grid) => gridShape(grid, settings));
    const values = average(bags.map((parts) => fitBag(shapes, target, parts, settings)));
    return grids.map((grid, position) => ({
        features: [columns[grid.positions[0]].feature, columns[grid.positions[1]].feature],
        edges: grid.edges,
        values: Array.from(values[position].subarray(0, -1)),
    }));
}
/** Learns from the rows kept back how many rounds are good, then takes as many with all rows: the newest tell most of what comes. */
function fitBag(shapes, target, parts, settings) {
    const { round, values } = boost(shapes, target, parts, settings);
    if (!settings.refit)
        return values;
    const all = { training: [...parts.training, ...parts.validation], validation: [] };
    return boost(shapes, target, all, { ...settings, rounds: round }).values;
}
/** Different bags leave out different repositories or periods, and so stop and err differently. */
function bagsOf(table, { bags, seed, validation }) {
    const random = randomFrom(seed);
    const rows = Array.from(table.rows.keys());
    const repositories = table.repositories;
    return Array.from({ length: bags }, (_, bag) => {
        const held = validation === 'repositories' && repositories ? someOf(repositories, bags, bag, seed) : undefined;
        const cut = newestFrom(table, 0.15);
        const isHeld = (row) => (held ? held.has(repositories[row]) : table.times[row] >= cut);
        const training = rows.filter((row) => !isHeld(row) && random() < 0.85);
        return { training, validation: rows.filter(isHeld) };
    });
}
/** Each repository is held by exactly one of the bags. */
function someOf(repositories, bags, bag, seed) {
    const random = randomFrom(seed + 1);
    const shuffled = [...new Set(repositories)].map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
    return new Set(shuffled.filter((_, position) => position % Math.max(bags, 4) === bag).map(({ one }) => one));
}
function newestFrom(table, share) {
    const times = Float64Array.from(table.times).sort();
    return times[Math.floor(times.length * (1 - share))] ?? Number.POSITIVE_INFINITY;
}
function average(bags) {
    return bags[0].map((one, position) => one.map((_, cell) => bags.reduce((sum, bag) => sum + bag[position][cell], 0) / bags.length));
}
/** Takes the mean over the rows out of a shape, and returns it. */
function centre(values, bins, { weights }) {
    let [sum, weight] = [0, 0];
    for (const [row, bin] of bins.entries()) {
        sum += weights[row] * values[bin];
        weight += weights[row];
    }
    const mean = weight > 0 ? sum / weight : 0;
    for (let bin = 0; bin < values.length; bin++)
        values[bin] -= mean;
    return mean;
}
function termOf(column, values) {
    const unknown = column.edges.length + 1;
    return {
        feature: column.feature,
        edges: column.edges,
        values: Array.from(values.subarray(0, unknown)),
        // A value that was never unknown in training adds nothing when it is: the average.
        missing: column.bins.includes(unknown) ? values[unknown] : 0,
    };
}

;// CONCATENATED MODULE: ./packages/risk/lib/model/compact.js
/**
 * Rounds every number to what it can be trusted to (logits to 4 decimals), and joins neighbouring bins with the same value, so
 * that the text is small and what is scored is what is stored.
 */
function compact_compact(model) {
    return {
        ...model,
        intercept: round(model.intercept),
        terms: model.terms
            .map(compactTerm)
            .filter(({ values, missing }) => missing !== 0 || values.some((one) => one !== 0)),
        pairs: model.pairs.map(compactPair).filter(({ values }) => values.some((one) => one !== 0)),
        ...(model.tokens && {
            tokens: {
                scale: round(model.tokens.scale),
                weights: Object.fromEntries(Object.entries(model.tokens.weights)
                    .map(([word, weight]) => [word, round(weight)])
                    .filter(([, weight]) => weight !== 0)
                    .sort(([a], [b]) => (a < b ? -1 : 1))),
            },
        }),
    };
}
function compactTerm(term) {
    const [edges, values] = [[], []];
    for (const [bin, value] of term.values.map(round).entries()) {
        if (values.length > 0 && values.at(-1) === value)
            edges.pop();
        else
            values.push(value);
        if (bin < term.edges.length)
            edges.push(term.edges[bin]);
    }
    return { feature: term.feature, edges, values, missing: round(term.missing) };
}
function compactPair(pair) {
    return { ...pair, values: pair.values.map(round) };
}
function round(value) {
    const rounded = Math.round(value * 10_000) / 10_000;
    return rounded === 0 ? 0 : rounded;
}

;// CONCATENATED MODULE: ./packages/risk/lib/model/merge.js

/** A model with shapes added to it: one term for each feature, with the edges of both. */
function sumOf(model, added) {
    return {
        ...model,
        intercept: model.intercept + added.intercept,
        terms: merged(model.terms, added.terms, ({ feature }) => feature, sumOfTerms),
        pairs: merged(model.pairs, added.pairs, ({ features }) => features.join('*'), sumOfPairs),
    };
}
function merged(first, second, nameOf, add) {
    const byName = new Map(first.map((one) => [nameOf(one), one]));
    for (const one of second) {
        const before = byName.get(nameOf(one));
        byName.set(nameOf(one), before === undefined ? one : add(before, one));
    }
    return [...byName.values()];
}
function sumOfTerms(a, b) {
    const edges = union(a.edges, b.edges);
    const values = insides(edges).map((at) => a.values[(0,bins/* binOf */.jU)(at, a.edges)] + b.values[(0,bins/* binOf */.jU)(at, b.edges)]);
    return { feature: a.feature, edges, values, missing: a.missing + b.missing };
}
function sumOfPairs(a, b) {
    const edges = [union(a.edges[0], b.edges[0]), union(a.edges[1], b.edges[1])];
    const valueAt = ({ edges: [first, second], values }, x, y) => values[(0,bins/* binOf */.jU)(x, first) * (second.length + 1) + (0,bins/* binOf */.jU)(y, second)];
    const values = insides(edges[0]).flatMap((x) => insides(edges[1]).map((y) => valueAt(a, x, y) + valueAt(b, x, y)));
    return { features: a.features, edges, values };
}
function union(a, b) {
    return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
/** A value in each bin: its upper edge, which belongs to it. */
function insides(edges) {
    return [...edges, Number.POSITIVE_INFINITY];
}

;// CONCATENATED MODULE: ./packages/risk/lib/model/tokens.js


/** Words must occur in this many units, and in this many repositories where there are several. */
const fewestUnits = 20;
const fewestRepositories = 5;
/** L2 penalty of a word. Measured on DPDK's tags with 2,000 words: AUC 0.8012 without words, 0.8059 with 1, 0.8085 with 3, 0.8062 with 30. */
const ridge = 5;
/**
 * Adds the words of changes to a model as a linear term, fitted to what its other terms leave (logistic regression with an L2 penalty).
 * Whether that helps is for an evaluation of the whole model to say: what its terms leave of the rows they were fitted to is too little
 * to judge by.
 */
function tokens_fitTokens(model, { table, labels, weights }, mostWords) {
    if (!table.tokens)
        return model;
    const words = wordsOf(table, mostWords);
    const fitted = fitWords(words, { labels, weights, offsets: (0,calibrate/* logitsOf */.GC)(model, table) });
    const byName = words.names.map((name, position) => [name, fitted[position]]);
    return { ...model, tokens: { scale: 1, weights: Object.fromEntries(byName) } };
}
function wordsOf(table, most) {
    const units = new Map();
    const repositories = new Map();
    for (const [row, tokens] of table.tokens.entries())
        for (const token of new Set(tokens)) {
            units.set(token, (units.get(token) ?? 0) + 1);
            if (!table.repositories)
                continue;
            const seen = repositories.get(token) ?? new Set();
            if (seen.size < fewestRepositories)
                repositories.set(token, seen.add(table.repositories[row]));
        }
    const names = [...units]
        .filter(([name, count]) => count >= fewestUnits && (repositories.get(name)?.size ?? fewestRepositories) >= fewestRepositories)
        .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
        .slice(0, most)
        .map(([name]) => name);
    const positions = new Map(names.map((name, position) => [name, position]));
    const rows = table.tokens.map((tokens) => Int32Array.from([...new Set(tokens)].flatMap((token) => positions.get(token) ?? [])));
    return { names, rows };
}
/** Coordinate descent in Newton's manner (as LIBLINEAR's for the primal), which takes each word's curvature into account. */
function fitWords(words, target) {
    const columns = words.names.map(() => []);
    for (const [row, found] of words.rows.entries())
        for (const word of found)
            columns[word].push(row);
    const size = words.rows.map((one) => (one.length === 0 ? 0 : 1 / Math.sqrt(one.length)));
    const logits = Float64Array.from(target.offsets);
    const fitted = new Float64Array(words.names.length);
    for (let round = 0; round < 12; round++) {
        let largest = 0;
        for (const [word, column] of columns.entries()) {
            let [slope, curvature] = [ridge * fitted[word], ridge];
            for (const row of column) {
                const probability = (0,logistic/* logistic */.bm)(logits[row]);
                const [weight, length] = [target.weights[row], size[row]];
                slope += weight * (probability - target.labels[row]) * length;
                curvature += weight * probability * (1 - probability) * length * length;
            }
            const step = Math.max(-1, Math.min(1, -slope / curvature));
            fitted[word] += step;
            for (const row of column)
                logits[row] += step * size[row];
            largest = Math.max(largest, Math.abs(step));
        }
        if (largest < 1e-3)
            break;
    }
    return fitted;
}

;// CONCATENATED MODULE: ./packages/risk/lib/model/train.js






const fewestPositives = 10;
/**
 * Trains an additive model: shapes of features, then of pairs, then words, each on what the ones before leave. The same
 * table, settings and seed give the same model.
 *
 * @throws RiskError `too-little-history` with fewer than ten known positives, or none that is clean.
 */
function train(table, settings) {
    const positions = maturedAt(table, settings.asOf);
    const matured = rowsAt(table, positions);
    const labels = labelsAt(matured, settings.asOf);
    const positives = labels.reduce((sum, label) => sum + label, 0);
    if (positives < fewestPositives || positives === labels.length)
        throw new RiskError('too-little-history', `Of ${labels.length} units that are older than 180 days, ${positives} are known to have been fixed later; training needs ${fewestPositives} of them and clean ones.`, { hint: 'Use the shipped model until the history has more fixes.' });
    const weights = Float64Array.from(positions, (position) => settings.weights?.[position] ?? 1);
    const base = logitOf(weightedRate(labels, weights));
    const sample = { table: matured, labels, weights, offsets: new Float64Array(labels.length).fill(base) };
    const fit = { ...defaultFit, ...settings };
    const shapes = fitShapes(sample, fit);
    const model = {
        version: 1,
        kind: settings.kind ?? 'local',
        trainedAt: settings.trainedAt,
        data: describe(matured, positives),
        ...shapes,
        intercept: base + shapes.intercept,
    };
    return compact(settings.words ? fitTokens(model, sample, settings.words) : model);
}
function weightedRate(labels, weights) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.reduce((sum, weight, row) => sum + weight * labels[row], 0) / total;
}
function describe(table, positives) {
    const newest = table.times.reduce((latest, time) => Math.max(latest, time), 0);
    return {
        repositories: table.repositories ? new Set(table.repositories).size : 1,
        units: table.rows.length,
        positives,
        until: new Date(newest * 1000).toISOString().slice(0, 10),
    };
}

;// CONCATENATED MODULE: ./packages/risk/lib/model/train-local.js







/** Below this, only the intercept can be learned. */
const train_local_fewestPositives = 20;
/** From here on, a repository's own history weighs more than others' (measured on DPDK: below, a purely local model loses to size). */
const enoughPositives = 250;
/** Identifiers, parts of paths and words of titles that a local model may weigh; these do not travel between repositories. */
const mostWords = 2000;
/**
 * Trains on one repository, starting from the shipped model: first its scale and intercept are fitted to the repository, then shapes
 * are boosted on top of it, so that few known positives move it little and many replace what does not hold here. The
 * correction is held back by pseudo-counts, the more the fewer positives are known. The mean of the newest units is the rate that was
 * known of them.
 */
function trainLocal(table, shipped, { asOf, seed }) {
    const matured = (0,model_table/* rowsAt */.hO)(table, (0,model_table/* maturedAt */.sA)(table, asOf));
    const labels = (0,model_table/* labelsAt */.dx)(matured, asOf);
    const positives = labels.reduce((sum, label) => sum + label, 0);
    const units = labels.length;
    if (positives < train_local_fewestPositives || positives === units)
        return { ...(0,calibrate/* calibrate */.C3)(shipped, table, asOf), kind: 'shipped' };
    const prior = (0,calibrate/* rescaled */.OL)(shipped, (0,calibrate/* plattOf */.bZ)((0,calibrate/* logitsOf */.GC)(shipped, matured), labels, enoughPositives / 2));
    const sample = {
        table: matured,
        labels,
        weights: new Float64Array(units).fill(1),
        offsets: (0,calibrate/* logitsOf */.GC)(prior, matured),
    };
    const trust = Math.min(1, positives / enoughPositives);
    const correction = additive_fitShapes(sample, {
        ...additive_defaultFit,
        seed,
        ridge: additive_defaultFit.ridge / trust,
        leastCurvature: additive_defaultFit.leastCurvature / trust,
        pairs: trust < 1 ? 0 : 4,
    });
    const kind = trust < 1 ? 'shrunk' : 'local';
    const summed = {
        ...sumOf(prior, correction),
        kind,
        trainedAt: new Date(asOf * 1000).toISOString().slice(0, 10),
        data: describe(matured, positives),
    };
    const worded = trust < 1 ? summed : tokens_fitTokens(summed, sample, mostWords);
    return { model: (0,calibrate/* calibrate */.C3)(compact_compact(worded), table, asOf).model, kind, units, positives };
}

;// CONCATENATED MODULE: ./packages/risk/lib/evaluate/interval.js

/**
 * Intervals of several statistics of the same rows by the percentile bootstrap (Efron 1979): rows are drawn again with replacement,
 * as weights, so that sorting is done once. Draws in which a statistic is not defined are left out.
 */
function bootstrap(rows, settings, statistics) {
    const random = randomFrom(settings.seed);
    const values = statistics(undefined);
    const drawn = values.map(() => []);
    for (let draw = 0; draw < settings.draws; draw++) {
        const weights = new Float64Array(rows);
        for (let row = 0; row < rows; row++)
            weights[Math.floor(random() * rows)] += 1;
        for (const [position, value] of statistics(weights).entries())
            if (!Number.isNaN(value))
                drawn[position].push(value);
    }
    return values.map((value, position) => ({ value, ...middle(drawn[position]) }));
}
function middle(values) {
    values.sort((a, b) => a - b);
    const at = (share) => values[Math.round(share * (values.length - 1))] ?? Number.NaN;
    return { low: at(0.025), high: at(0.975) };
}

;// CONCATENATED MODULE: ./packages/risk/lib/evaluate/metrics.js
/** Positions from the smallest score to the largest. */
function ascending(scores) {
    return Uint32Array.from(scores.keys()).sort((a, b) => scores[a] - scores[b]);
}
/** Area under the ROC curve: the chance that a positive has the larger score, ties counted half. NaN with one class only. */
function auc({ scores, labels, weights, order = ascending(scores) }) {
    let [below, pairs, positives] = [0, 0, 0];
    for (let from = 0; from < order.length;) {
        let [tiedPositives, tiedNegatives, to] = [0, 0, from];
        for (; to < order.length && scores[order[to]] === scores[order[from]]; to++) {
            const weight = weights?.[order[to]] ?? 1;
            if (labels[order[to]] === 1)
                tiedPositives += weight;
            else
                tiedNegatives += weight;
        }
        pairs += tiedPositives * (below + tiedNegatives / 2);
        below += tiedNegatives;
        positives += tiedPositives;
        from = to;
    }
    return pairs / (positives * below);
}
/** Average precision, the step-wise area under precision and recall, as scikit-learn's. NaN without a positive. */
function averagePrecision({ scores, labels, weights, order = ascending(scores) }) {
    let [found, all, area] = [0, 0, 0];
    for (let from = order.length - 1; from >= 0;) {
        let [tied, to] = [0, from];
        for (; to >= 0 && scores[order[to]] === scores[order[from]]; to--) {
            const weight = weights?.[order[to]] ?? 1;
            all += weight;
            if (labels[order[to]] === 1)
                tied += weight;
        }
        found += tied;
        if (all > 0)
            area += tied * (found / all);
        from = to;
    }
    return area / found;
}
/** Mean squared distance of probabilities from what happened. */
function brier({ scores, labels, weights }) {
    let [sum, total] = [0, 0];
    for (const [row, score] of scores.entries()) {
        const weight = weights?.[row] ?? 1;
        sum += weight * (score - labels[row]) ** 2;
        total += weight;
    }
    return sum / total;
}
/**
 * Expected calibration error (Naeini et al., AAAI 2015): distance of the mean probability from the share of positives in ten
 * equally wide bins, weighted by how many rows each holds.
 */
function calibrationError({ scores, labels, weights }, bins = 10) {
    const [predicted, happened] = [new Float64Array(bins), new Float64Array(bins)];
    let total = 0;
    for (const [row, score] of scores.entries()) {
        const weight = weights?.[row] ?? 1;
        const bin = widthBin(score, bins);
        predicted[bin] += weight * score;
        happened[bin] += weight * labels[row];
        total += weight;
    }
    return predicted.reduce((sum, one, bin) => sum + Math.abs(one - happened[bin]), 0) / total;
}
/** Bin i has (i / bins, (i + 1) / bins], as scikit-learn's calibration curve has it. */
function widthBin(score, bins) {
    const width = 1 / bins;
    let bin = Math.min(bins - 1, Math.max(0, Math.floor(score * bins)));
    while (bin > 0 && score <= bin * width)
        bin -= 1;
    while (bin < bins - 1 && score > (bin + 1) * width)
        bin += 1;
    return bin;
}
/** Counts with scores above `threshold` taken as a warning. */
function confusionAt({ scores, labels, weights }, threshold) {
    const counts = [0, 0, 0, 0];
    for (const [row, score] of scores.entries())
        counts[(score > threshold ? 2 : 0) + labels[row]] += weights?.[row] ?? 1;
    const [trueNegatives = 0, falseNegatives = 0, falsePositives = 0, truePositives = 0] = counts;
    return { truePositives, falsePositives, falseNegatives, trueNegatives };
}
/** Share of the warnings that were right; NaN without a warning. */
function precision({ truePositives, falsePositives }) {
    return truePositives / (truePositives + falsePositives);
}
/** Share of the positives that were warned of; NaN without a positive. */
function recall({ truePositives, falseNegatives }) {
    return truePositives / (truePositives + falseNegatives);
}
/** Share of all rows that were warned of. */
function flagged({ truePositives, falsePositives, falseNegatives, trueNegatives }) {
    const warned = truePositives + falsePositives;
    return warned / (warned + falseNegatives + trueNegatives);
}
/** Matthews' correlation of warning and outcome; 0 where one of them never varies, as in scikit-learn. */
function matthews({ truePositives: tp, falsePositives: fp, falseNegatives: fn, trueNegatives: tn, }) {
    const scale = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
    return scale === 0 ? 0 : (tp * tn - fp * fn) / scale;
}
/** The threshold with the best Matthews' correlation on these rows, for rows that come later. */
function bestThreshold({ scores, labels, order = ascending(scores) }) {
    let positives = labels.reduce((sum, label) => sum + label, 0);
    let above = order.length;
    const totals = { positives, negatives: above - positives };
    let best = { threshold: 0.5, value: Number.NEGATIVE_INFINITY };
    for (const [position, row] of order.entries()) {
        positives -= labels[row];
        above -= 1;
        const next = order[position + 1];
        if (next === undefined || scores[next] === scores[row])
            continue;
        const value = matthews({
            truePositives: positives,
            falsePositives: above - positives,
            falseNegatives: totals.positives - positives,
            trueNegatives: totals.negatives - (above - positives),
        });
        if (value > best.value)
            best = { threshold: scores[row], value };
    }
    return best.threshold;
}

// EXTERNAL MODULE: ./packages/risk/lib/model/linear.js
var linear = __webpack_require__(2170);
;// CONCATENATED MODULE: ./packages/risk/lib/evaluate/size-baseline.js




/**
 * What one count of lines says by itself: a logistic regression on its logarithm, fitted to what was known at `asOf`. It ranks as the
 * count does; the regression only makes probabilities of it.
 */
function probabilityBySize(feature, older, test, asOf) {
    const position = older.features.findIndex(({ name }) => name === feature);
    if (position < 0)
        throw new error/* RiskError */.g('bad-model', `The table has no feature ${feature}, which models are compared with.`, {
            hint: 'Export the table again with this version.',
        });
    const logOf = (table) => Float64Array.from(table.rows, (row) => Math.log1p(row[position]));
    const known = (0,model_table/* rowsAt */.hO)(older, (0,model_table/* maturedAt */.sA)(older, asOf));
    const { intercept, coefficients } = (0,linear/* fitLinear */.r)([logOf(known)], (0,model_table/* labelsAt */.dx)(known, asOf), { ridge: 1e-3 });
    // A count that goes the wrong way in the older units still ranks the newer ones: more is riskier.
    const slope = Math.max(coefficients[0], 1e-3);
    const probability = (table) => logOf(table).map((log) => (0,logistic/* logistic */.bm)(intercept + slope * log));
    return { older: probability(older), test: probability(test) };
}

;// CONCATENATED MODULE: ./packages/risk/lib/evaluate/verdict.js
const verdict_fewestPositives = 10;
/** The local model is used if it beats size alone and the shipped model does not beat it. Otherwise the shipped one, saying so. */
function verdictOf(rows, kind, positives) {
    const areaOf = (model) => rows.find((row) => row.model === model && row.on === 'all')?.auc.value ?? Number.NaN;
    const [local, shipped] = [areaOf('local'), areaOf('shipped')];
    const [added, outside] = [areaOf('lines added'), areaOf('non-test lines added')];
    const [size, counted] = added > outside ? [added, 'lines added'] : [outside, 'lines added outside of tests'];
    const say = (area) => area.toFixed(3);
    if (kind === 'shipped')
        return {
            use: 'shipped',
            beatsSize: shipped > size,
            reason: `Too few fixed changes are known to train on this repository; the shipped model orders the newest fifth with AUC ${say(shipped)}, ${counted} with ${say(size)}${shipped > size ? '' : ': read its scores as size'}.`,
        };
    if (positives < verdict_fewestPositives)
        return {
            use: 'shipped',
            beatsSize: shipped > size,
            reason: `Only ${positives} changes of the newest fifth are known to have been fixed, too few to tell models apart (${verdict_fewestPositives} are needed).`,
        };
    if (!(local > size))
        return {
            use: 'shipped',
            beatsSize: shipped > size,
            reason: `The local model does not beat ${counted}: AUC ${say(local)} against ${say(size)}. The shipped model has ${say(shipped)}${shipped > size ? '' : ', which does not beat them either: read its scores as size'}.`,
        };
    if (shipped > local)
        return {
            use: 'shipped',
            beatsSize: true,
            reason: `The shipped model orders the newest fifth better than the local one: AUC ${say(shipped)} against ${say(local)}; ${counted} have ${say(size)}.`,
        };
    return {
        use: 'local',
        beatsSize: true,
        reason: `The local model has AUC ${say(local)} on the newest fifth, the shipped one ${say(shipped)}, ${counted} ${say(size)}.`,
    };
}

;// CONCATENATED MODULE: ./packages/risk/lib/evaluate/evaluate.js









const evaluate_fewestUnits = 100;
/**
 * Trains on the older four fifths of the units that are older than 180 days, with the labels that were known when the newest fifth began,
 * and tests on that fifth with what is known today.
 *
 * @throws RiskError `too-little-history` with fewer than 100 units older than 180 days, or none of them blamed in the newest fifth.
 */
function evaluate(table, shipped, settings) {
    const now = table.times.reduce((latest, time) => Math.max(latest, time), 0);
    const matured = (0,model_table/* rowsAt */.hO)(table, (0,model_table/* maturedAt */.sA)(table, now));
    const split = [...matured.times].sort((a, b) => a - b)[Math.floor(matured.times.length * 0.8)] ?? now;
    const older = (0,model_table/* rowsAt */.hO)(matured, (0,model_table/* positionsWhere */.Wz)(matured, (row) => matured.times[row] < split));
    const test = (0,model_table/* rowsAt */.hO)(matured, (0,model_table/* positionsWhere */.Wz)(matured, (row) => matured.times[row] >= split));
    const labels = (0,model_table/* labelsAt */.dx)(test, now);
    const positives = count(labels);
    if (matured.rows.length < evaluate_fewestUnits || positives === 0 || positives === labels.length)
        throw new error/* RiskError */.g('too-little-history', `${matured.rows.length} units are older than 180 days, and ${positives} of the newest fifth of them were fixed later; an evaluation needs ${evaluate_fewestUnits} and both kinds.`, { hint: 'Use the shipped model, and evaluate again when the history is longer.' });
    const local = trainLocal(older, shipped, { asOf: split, seed: settings.seed });
    const models = [
        ['local', forecastOf(local.model, older, test)],
        ['shipped', forecastOf((0,calibrate/* calibrate */.C3)(shipped, older, split).model, older, test)],
        ['lines added', probabilityBySize('lines_added', older, test, split)],
        ['non-test lines added', probabilityBySize('core_lines_added', older, test, split)],
    ];
    const truth = { older: (0,model_table/* labelsAt */.dx)(older, split), test: labels };
    const code = (0,model_table/* positionsWhere */.Wz)(test, (row) => test.touchesCode[row]);
    const rows = models.flatMap(([model, forecast]) => [
        rowOf(model, 'all', forecast, truth, settings),
        rowOf(model, 'code', { ...forecast, test: picked(forecast.test, code) }, { ...truth, test: picked(labels, code) }, settings),
    ]);
    return {
        train: { units: local.units, positives: local.positives, until: dayOf(split) },
        test: { units: labels.length, positives, from: dayOf(split), until: dayOf(Math.max(...span(test.times))) },
        rows,
        verdict: verdictOf(rows, local.kind, positives),
    };
}
function forecastOf(model, older, test) {
    return { older: (0,calibrate/* logitsOf */.GC)(model, older).map(logistic/* logistic */.bm), test: (0,calibrate/* logitsOf */.GC)(model, test).map(logistic/* logistic */.bm) };
}
function rowOf(model, on, forecast, truth, { seed, threshold = 0.8, draws = 200 }) {
    const scores = { scores: forecast.test, labels: truth.test };
    const order = ascending(scores.scores);
    const [area, averaged, right, caught] = bootstrap(truth.test.length, { seed, draws }, (weights) => {
        const drawn = { ...scores, order, ...(weights && { weights }) };
        const gate = confusionAt(drawn, threshold);
        return [auc(drawn), averagePrecision(drawn), precision(gate), recall(gate)];
    });
    const cut = bestThreshold({ scores: forecast.older, labels: truth.older });
    return {
        model,
        on,
        auc: area,
        averagePrecision: averaged,
        brier: brier(scores),
        ece: calibrationError(scores),
        mcc: matthews(confusionAt(scores, cut)),
        gate: { threshold, blocked: flagged(confusionAt(scores, threshold)), precision: right, catch: caught },
    };
}
function picked(values, rows) {
    const chosen = values.slice(0, rows.length);
    for (const [position, row] of rows.entries())
        chosen[position] = values[row];
    return chosen;
}
function span(times) {
    return [
        times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY),
        times.reduce((most, time) => Math.max(most, time), 0),
    ];
}
function count(labels) {
    return labels.reduce((sum, label) => sum + label, 0);
}
function dayOf(seconds) {
    return new Date(seconds * 1000).toISOString().slice(0, 10);
}

// EXTERNAL MODULE: ./packages/risk/lib/features/features.js
var features = __webpack_require__(6994);
// EXTERNAL MODULE: ./packages/risk/lib/gate/rule.js
var gate_rule = __webpack_require__(8047);
// EXTERNAL MODULE: ./packages/risk/lib/history/bug-issues.js
var bug_issues = __webpack_require__(6241);
// EXTERNAL MODULE: ./packages/risk/lib/features/classic.js
var classic = __webpack_require__(813);
;// CONCATENATED MODULE: ./packages/risk/lib/history/export-csv.js


const unitsAtOnce = 500;
/**
 * The feature table of a history as CSV (RFC 4180, line feeds): one row a unit, from the oldest. Unknown numbers are
 * empty; `label_known_at` is the time of the first fix that blames the unit most, `any_known_at` that of the first that blames it at all, in seconds since
 * 1970.
 */
function* exportCsv(history) {
    yield `${columns().join(',')}\n`;
    for (let from = 0; from < history.units.length; from += unitsAtOnce)
        yield history.units
            .slice(from, from + unitsAtOnce)
            .map(export_csv_rowOf)
            .join('');
}
function columns() {
    return [
        ...['hash', 'time', ...features/* features */.qT.map(({ name }) => name), ...classic/* classicFeatures */.AN.map(({ name }) => `k_${name}`)],
        ...['touches_code', 'fix', 'label', 'label_known_at', 'label_source', 'tag_known_at', 'any_known_at', 'subject'],
    ];
}
function export_csv_rowOf(unit) {
    const tag = unit.blames.find(({ source }) => source === 'tag');
    const cells = [
        ...[unit.hash, unit.time, ...[...unit.features].map(number), ...[...unit.classic].map(number)],
        ...[unit.touchesCode ? 1 : 0, unit.fix ?? '', unit.blamed === undefined ? 0 : 1, unit.blamed?.time ?? ''],
        ...[unit.blamed?.source ?? '', tag?.time ?? '', unit.anyFixAt ?? '', quoted(unit.subject)],
    ];
    return `${cells.join(',')}\n`;
}
function number(value) {
    return Number.isFinite(value) ? String(value) : '';
}
/** Always in quotes. A leading `=`, `+`, `-` or `@` would be run as a formula by spreadsheets. */
function quoted(text) {
    const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return `"${harmless.replaceAll('"', '""')}"`;
}

// EXTERNAL MODULE: ./packages/risk/lib/history/replay.js
var replay = __webpack_require__(1767);
// EXTERNAL MODULE: ./packages/risk/lib/inputs.js
var inputs = __webpack_require__(6708);
// EXTERNAL MODULE: ./packages/risk/lib/model/model.js
var model = __webpack_require__(6078);
// EXTERNAL MODULE: ./packages/risk/lib/model/parse-model.js
var parse_model = __webpack_require__(6856);
// EXTERNAL MODULE: ./packages/risk/lib/model/shipped-model.js + 1 modules
var shipped_model = __webpack_require__(1130);
// EXTERNAL MODULE: ./packages/risk/lib/report/numbers.js
var numbers = __webpack_require__(562);
;// CONCATENATED MODULE: ./packages/risk/lib/report/training-report.js


const scopes = { all: 'all changes', code: 'changes of code' };
/** What a model was trained on, as every report prints it. */
function trainingReport(history, { model, kind, units, positives }, path) {
    const what = {
        shipped: 'Too few changes here are known to have broken something to learn from: it is the shipped model, at the rate of this repository.',
        shrunk: 'Few changes here are known to have broken something: it leans on the shipped model.',
        local: 'It was trained on this history, on top of the shipped model.',
    }[kind];
    return {
        ...plain(history),
        title: 'Risk model',
        conclusion: `Wrote ${path}. ${what}`,
        tables: [
            {
                title: 'What it was trained on',
                open: true,
                columns: ['What', 'Is'],
                rows: [
                    ['Changes of the main line', (0,numbers/* whole */.WQ)(history.units.length)],
                    ['Of these older than 180 days, so that most defects have been fixed', (0,numbers/* whole */.WQ)(units)],
                    ['Of these blamed by a later fix', (0,numbers/* whole */.WQ)(positives)],
                    [
                        'Terms',
                        `${model.terms.length} features, ${model.pairs.length} pairs${model.tokens === undefined ? '' : ', words'}`,
                    ],
                    ...history.notes.map((note) => ['Note', note]),
                ],
            },
        ],
        json: { kind, path, units, positives, data: model.data, trainedAt: model.trainedAt, notes: history.notes },
    };
}
/** What scores are worth on the newest changes of a history, beside what size alone would say. */
function evaluationReport(history, evaluation) {
    const { train, test, rows, verdict } = evaluation;
    return {
        ...plain(history),
        title: 'Risk evaluation',
        conclusion: `Use the ${verdict.use} model. ${verdict.reason}`,
        tables: [
            {
                title: `The newest ${(0,numbers/* whole */.WQ)(test.units)} changes, ${(0,numbers/* whole */.WQ)(test.positives)} of them blamed by a later fix`,
                open: true,
                note: `Trained on the ${(0,numbers/* whole */.WQ)(train.units)} changes before (${(0,numbers/* whole */.WQ)(train.positives)} blamed, as known by ${train.until}); 95 % intervals by the bootstrap. AUC 0.5 is chance.`,
                columns: ['Model', 'On', 'AUC', 'PR-AUC', 'Brier', 'ECE', 'MCC'],
                rows: rows.map(({ model, on, auc, averagePrecision, brier, ece, mcc }) => [
                    model,
                    scopes[on],
                    range(auc),
                    range(averagePrecision),
                    digits(brier),
                    digits(ece),
                    digits(mcc),
                ]),
            },
            {
                title: `What a gate above ${rows[0]?.gate.threshold ?? 0.8} would have done to them`,
                open: true,
                note: 'Precision is the share of the blocked ones that a fix blames, catch the share of the blamed ones that were blocked.',
                columns: ['Model', 'On', 'Blocked', 'Precision', 'Catch'],
                rows: rows.map(({ model, on, gate }) => [
                    model,
                    scopes[on],
                    Number.isNaN(gate.blocked) ? 'none' : (0,gate_rule/* percent */.KN)(gate.blocked),
                    range(gate.precision),
                    range(gate.catch),
                ]),
            },
            ...(history.notes.length === 0
                ? []
                : [{ title: 'Notes', columns: ['Note'], rows: history.notes.map((note) => [note]) }]),
        ],
        json: { ...evaluation, notes: history.notes },
    };
}
function plain(history) {
    return {
        step: 'risk',
        verdict: 'pass',
        findings: [],
        rules: new Map(),
        stats: { changes: history.units.length },
        source: () => undefined,
    };
}
function range({ value, low, high }) {
    return Number.isNaN(value) ? 'none' : `${digits(value)} (${digits(low)}–${digits(high)})`;
}
function digits(value) {
    return Number.isNaN(value) ? 'none' : value.toFixed(3);
}

;// CONCATENATED MODULE: ./packages/risk/lib/history-commands.js
















/** The same for every run, so that two runs on one history give one result. */
const seed = 1;
/** Trains a model on a history and writes it. */
function runTrain(host, given, mistakes = []) {
    return (0,lib/* run */.eF)(host, async () => {
        const values = (0,lib/* parseInputs */.TL)(inputs/* trainInputs */.iM, given, mistakes);
        const output = values.output ?? 'risk-model.json';
        const history = await historyOf(host, values, { tokens: true });
        const now = Math.floor(lib/* systemClock */.ml.now() / 1000);
        const local = trainLocal((0,model_table/* tableOf */.c_)(history, features/* features */.qT), (0,shipped_model/* shippedModel */.f)(), { asOf: now, seed });
        write(host, output, [(0,parse_model/* formatModel */.Xk)(local.model)]);
        show(host, trainingReport(history, local, output), values.format);
        return { failed: false };
    });
}
/** Trains on the older part of a history and measures on the newest changes, beside what size alone would say. */
function runEvaluate(host, given, mistakes = []) {
    return (0,lib/* run */.eF)(host, async () => {
        const values = (0,lib/* parseInputs */.TL)(inputs/* evaluateInputs */.DS, given, mistakes);
        const rule = (0,gate_rule/* gateRule */.Og)(values.threshold, undefined);
        const history = await historyOf(host, values, { tokens: true });
        const settings = { seed, ...(rule.kind === 'threshold' ? { threshold: rule.threshold } : {}) };
        const shipped = (0,shipped_model/* shippedModel */.f)();
        const evaluation = evaluate((0,model_table/* tableOf */.c_)(history, features/* features */.qT), shipped, settings);
        const notes = (0,model/* hasSeen */.y)(shipped, history.units[0]?.hash) ? [model/* seenNote */.Y, ...history.notes] : history.notes;
        show(host, evaluationReport({ ...history, notes }, evaluation), values.format);
        return { failed: false };
    });
}
/** Writes the feature table of a history. */
function runExport(host, given, mistakes = []) {
    return (0,lib/* run */.eF)(host, async () => {
        const values = (0,lib/* parseInputs */.TL)(inputs/* exportInputs */.WB, given, mistakes);
        const history = await historyOf(host, values, { tokens: false });
        if (values.output !== undefined)
            write(host, values.output, exportCsv(history));
        else
            for (const chunk of exportCsv(history))
                host.write(chunk);
        for (const note of history.notes)
            host.log(note);
        return { failed: false };
    });
}
/** Words are only gathered where a model may use them. */
function historyOf(host, { repo = '.', head = 'HEAD', 'bug-issues': bugs, }, { tokens }) {
    return (0,replay/* replay */.eZ)((0,external_node_path_.resolve)(host.cwd, repo), {
        ref: head,
        signal: host.interrupted(),
        tokens,
        ...(bugs === undefined ? {} : { issueLabels: (0,bug_issues/* bugIssuesFromFile */.j)(bugs, host.cwd).numbers }),
    });
}
function show(host, report, format) {
    const options = { colors: host.colors, width: host.width, frames: 0, version: lib/* version */.rE };
    for (const chunk of (0,lib/* render */.XX)(report, format ?? 'terminal', options))
        host.write(chunk);
}
function write(host, path, chunks) {
    const file = (0,external_node_path_.resolve)(host.cwd, path);
    try {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
        (0,external_node_fs_.writeFileSync)(file, [...chunks].join(''));
    }
    catch (error) {
        throw new lib/* Problem */.AF('bad-input', `${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`, {
            cause: error,
            hint: 'Name a path in a folder that can be written to.',
        });
    }
}


/***/ })

};
