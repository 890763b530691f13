import { logistic } from './logistic.ts';

/** A logistic regression: logit = intercept + sum of coefficient times column. */
export interface Linear {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

/**
 * Logistic regression with an L2 penalty of `ridge / 2` times the squared coefficients, the intercept free, by Newton's method
 * (Hastie et al., Elements of Statistical Learning, 4.4.1). `ridge` is scikit-learn's 1 / C.
 */
export function fitLinear(
  columns: readonly (readonly number[] | Float64Array)[],
  labels: Uint8Array,
  settings: { readonly ridge: number; readonly weights?: Float64Array },
): Linear {
  const size = columns.length + 1;
  const at = (row: number, position: number) => (position === 0 ? 1 : columns[position - 1]![row]!);
  const solution = new Float64Array(size);
  for (let round = 0; round < 50; round++) {
    const gradient = new Float64Array(size);
    const curvature = Array.from({ length: size }, () => new Float64Array(size));
    for (let row = 0; row < labels.length; row++) {
      let logit = 0;
      for (let i = 0; i < size; i++) logit += solution[i]! * at(row, i);
      const probability = logistic(logit);
      const weight = settings.weights?.[row] ?? 1;
      for (let i = 0; i < size; i++) {
        gradient[i]! += weight * (probability - labels[row]!) * at(row, i);
        for (let j = 0; j <= i; j++)
          curvature[i]![j]! += weight * probability * (1 - probability) * at(row, i) * at(row, j);
      }
    }
    for (let i = 1; i < size; i++) {
      gradient[i]! += settings.ridge * solution[i]!;
      curvature[i]![i]! += settings.ridge;
    }
    const step = solve(curvature, gradient);
    let largest = 0;
    for (let i = 0; i < size; i++) {
      solution[i]! -= step[i]!;
      largest = Math.max(largest, Math.abs(step[i]!));
    }
    if (largest < 1e-10) break;
  }
  return { intercept: solution[0]!, coefficients: Array.from(solution.subarray(1)) };
}

/** Solves a symmetric positive system, of which the lower half is given, by Cholesky's factors. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i]![k]! * matrix[j]![k]!;
      // A direction without curvature (all labels alike, a constant column) is left where it is.
      matrix[i]![j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / matrix[j]![j]!;
    }
  const solution = right.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solution[i]! -= matrix[i]![k]! * solution[k]!;
    solution[i]! /= matrix[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i]! -= matrix[k]![i]! * solution[k]!;
    solution[i]! /= matrix[i]![i]!;
  }
  return solution;
}
