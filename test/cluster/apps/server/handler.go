package main

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// handler answers "VERSION POD [CONFIG]" on every path, and probes on /healthz and /readyz.
func handler(m mood, started time.Time) http.Handler {
	mux := http.NewServeMux()
	answer := strings.TrimSpace(m.version+" "+m.pod+" "+m.config) + "\n"
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(m.answerDelay)
		fmt.Fprint(w, answer)
	})
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {
		if m.unhealthy {
			http.Error(w, "unhealthy", http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("/readyz", func(w http.ResponseWriter, _ *http.Request) {
		if m.neverReady || time.Since(started) < m.readyDelay {
			http.Error(w, "warming up", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("App-Version", m.version)
		mux.ServeHTTP(w, r)
	})
}
