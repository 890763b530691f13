package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

// mood is how this copy of the application behaves. Durations in the environment are in seconds.
type mood struct {
	version     string        // VERSION: what it answers with
	pod         string        // HOSTNAME: the second word of every answer
	config      string        // CONFIG: a configuration value, the third word of every answer where it is set
	address     string        // ADDRESS: where it listens, :8080
	startDelay  time.Duration // START_DELAY: it listens this long after it was started
	readyDelay  time.Duration // READY_DELAY: /readyz is fine this long after it was started
	answerDelay time.Duration // ANSWER_DELAY: how long an answer takes
	neverReady  bool          // NEVER_READY: /readyz is never fine
	unhealthy   bool          // UNHEALTHY: /healthz is never fine
	exits       bool          // EXIT_AFTER is set
	exitAfter   time.Duration // EXIT_AFTER: it exits this long after it was started
	exitCode    int           // EXIT_CODE: 1
	crashOnce   string        // CRASH_ONCE: a file that remembers the first crash; then EXIT_AFTER is forgotten
	memoryMiB   int           // MEMORY_MIB: what it takes at once
}

// moodOf reads a mood from the environment. NEEDS names a variable that must not be empty.
func moodOf(env func(string) string) (mood, error) {
	r := reader{env: env}
	m := mood{
		version: env("VERSION"), pod: env("HOSTNAME"), config: env("CONFIG"), address: env("ADDRESS"),
		startDelay: r.seconds("START_DELAY"), readyDelay: r.seconds("READY_DELAY"), answerDelay: r.seconds("ANSWER_DELAY"),
		neverReady: env("NEVER_READY") != "", unhealthy: env("UNHEALTHY") != "",
		exits: env("EXIT_AFTER") != "", exitAfter: r.seconds("EXIT_AFTER"), exitCode: int(r.number("EXIT_CODE", 1)),
		crashOnce: env("CRASH_ONCE"), memoryMiB: int(r.number("MEMORY_MIB", 0)),
	}
	if m.address == "" {
		m.address = ":8080"
	}
	if key := env("NEEDS"); key != "" && env(key) == "" && r.err == nil {
		r.err = fmt.Errorf("the variable %s is empty", key)
	}
	return m, r.err
}

// crashes says whether this start is to end by EXIT_AFTER, and remembers it where once is enough.
func (m mood) crashes() (bool, error) {
	if !m.exits || m.crashOnce == "" {
		return m.exits, nil
	}
	if _, err := os.Stat(m.crashOnce); err == nil {
		return false, nil
	}
	return true, os.WriteFile(m.crashOnce, []byte(m.version), 0o644)
}

// reader keeps the first error, so that a list of variables reads as a list.
type reader struct {
	env func(string) string
	err error
}

func (r *reader) number(name string, otherwise float64) float64 {
	text := r.env(name)
	if text == "" {
		return otherwise
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("%s: %q is not a number", name, text)
	}
	return value
}

func (r *reader) seconds(name string) time.Duration {
	return time.Duration(r.number(name, 0) * float64(time.Second))
}
