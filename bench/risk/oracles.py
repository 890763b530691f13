"""The other side of oracles.mjs: computes with scikit-learn, LightGBM and interpret what it was handed as JSON.

python oracles.py IN.json, prints JSON. `metrics` has scores and labels, `linear` columns and labels, `sets` training and test rows.
"""

import json
import sys
import warnings

import numpy as np
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")


def measure(given):
    scores, labels = np.array(given["scores"]), np.array(given["labels"])
    warned = scores > given["threshold"]
    happened, predicted = calibration_curve(labels, scores, n_bins=10, strategy="uniform")
    # How scikit-learn's curve assigns bins; it does not tell how many each holds.
    sizes = np.bincount(np.searchsorted(np.linspace(0, 1, 11)[1:-1], scores), minlength=10)
    return {
        "auc": metrics.roc_auc_score(labels, scores),
        "averagePrecision": metrics.average_precision_score(labels, scores),
        "brier": metrics.brier_score_loss(labels, scores),
        "ece": float(np.sum(sizes[sizes > 0] * np.abs(happened - predicted)) / len(scores)),
        "mcc": metrics.matthews_corrcoef(labels, warned),
        "precision": metrics.precision_score(labels, warned),
        "recall": metrics.recall_score(labels, warned),
    }


def regress(given):
    columns = np.array(given["columns"]).T
    fitted = LogisticRegression(C=1 / given["ridge"], tol=1e-12, max_iter=10000).fit(columns, given["labels"])
    return {"intercept": fitted.intercept_[0], "coefficients": fitted.coef_[0].tolist()}


def array(rows):
    return np.array([[np.nan if value is None else value for value in row] for row in rows], dtype=float)


def compete(given):
    import lightgbm
    from interpret.glassbox import ExplainableBoostingClassifier

    train, test = array(given["train"]), array(given["test"])
    boosted = lightgbm.LGBMClassifier(
        n_estimators=200, learning_rate=0.05, num_leaves=15, min_child_samples=40, subsample=0.8, subsample_freq=1,
        colsample_bytree=0.8, n_jobs=1, verbose=-1, random_state=1, deterministic=True,
    ).fit(train, given["labels"])
    result = {"lightgbm": metrics.roc_auc_score(given["outcomes"], boosted.predict_proba(test)[:, 1])}
    if given.get("interpret", True):
        additive = ExplainableBoostingClassifier(
            interactions=10, max_bins=64, outer_bags=4, max_rounds=1500, n_jobs=1, random_state=1,
        ).fit(train, given["labels"])
        result["interpret"] = metrics.roc_auc_score(given["outcomes"], additive.predict_proba(test)[:, 1])
    return result


with open(sys.argv[1]) as file:
    asked = json.load(file)
print(
    json.dumps(
        {
            "metrics": [measure(one) for one in asked.get("metrics", [])],
            "linear": [regress(one) for one in asked.get("linear", [])],
            "sets": [compete(one) for one in asked.get("sets", [])],
        }
    )
)
