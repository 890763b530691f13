package main

import (
	"slices"
	"sync"
	"time"
)

type failure struct {
	At      time.Time `json:"at"` // when it was sent
	Kind    string    `json:"kind"`
	What    string    `json:"what"`
	Version string    `json:"version,omitempty"`
}

// seen is when a version answered. The end of a switch is the last answer of the old version to a request that was
// sent after it, so both ends count.
type seen struct {
	First    time.Time `json:"first"`    // its first answer came
	Last     time.Time `json:"last"`     // its last answer came
	LastSent time.Time `json:"lastSent"` // the last request that it answered was sent
	Count    int       `json:"count"`
}

type latency struct {
	Median float64 `json:"p50"`
	P99    float64 `json:"p99"`
	Max    float64 `json:"max"`
}

type result struct {
	lock      sync.Mutex
	latencies []float64

	Began     time.Time        `json:"began"`
	Ended     time.Time        `json:"ended"`
	Sent      int              `json:"sent"`
	Failed    int              `json:"failed"`
	Retried   int              `json:"retried"`
	Kinds     map[string]int   `json:"kinds"`
	Failures  []failure        `json:"failures"`
	Versions  map[string]*seen `json:"versions"`
	LatencyMs latency          `json:"latencyMs"` // of requests that were answered
	MaxLateMs float64          `json:"maxLateMs"` // by how much a request was sent later than due
}

func newResult(began time.Time) *result {
	return &result{Began: began, Kinds: map[string]int{}, Failures: []failure{}, Versions: map[string]*seen{}}
}

func (r *result) sending(late time.Duration) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.Sent++
	r.MaxLateMs = max(r.MaxLateMs, milliseconds(late))
}

func (r *result) note(one outcome) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if one.retried {
		r.Retried++
	}
	if one.kind != "" {
		r.Failed++
		r.Kinds[one.kind]++
		r.Failures = append(r.Failures, failure{one.sent, one.kind, one.what, one.version})
		return
	}
	r.latencies = append(r.latencies, milliseconds(one.ended.Sub(one.sent)))
	version := r.Versions[one.version]
	if version == nil {
		version = &seen{First: one.ended}
		r.Versions[one.version] = version
	}
	version.Count++
	version.Last = one.ended
	if one.sent.After(version.LastSent) {
		version.LastSent = one.sent
	}
}

func (r *result) finish() {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.Ended = time.Now()
	slices.SortFunc(r.Failures, func(a, b failure) int { return a.At.Compare(b.At) })
	if slices.Sort(r.latencies); len(r.latencies) > 0 {
		at := func(share float64) float64 { return r.latencies[int(share*float64(len(r.latencies)-1))] }
		r.LatencyMs = latency{at(0.5), at(0.99), at(1)}
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
