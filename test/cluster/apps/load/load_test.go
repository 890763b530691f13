package main

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"
)

func load(t *testing.T, handler http.HandlerFunc, rate int, duration time.Duration) *result {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	given := options{url: server.URL, rate: rate, duration: duration, timeout: 300 * time.Millisecond}
	return run(context.Background(), newClient(given), given)
}

func TestSendsAtItsRateThoughAnswersAreLate(t *testing.T) {
	slow := func(http.ResponseWriter, *http.Request) { time.Sleep(250 * time.Millisecond) }
	got := load(t, slow, 200, 200*time.Millisecond)
	if got.Sent < 30 || got.Sent > 41 {
		t.Errorf("sent %d of 40", got.Sent)
	}
	if got.LatencyMs.Median < 250 {
		t.Errorf("took %v ms", got.LatencyMs.Median)
	}
}

func TestCountsEveryFailureWithItsKindAndVersion(t *testing.T) {
	var n atomic.Int32
	got := load(t, func(w http.ResponseWriter, r *http.Request) {
		switch n.Add(1) {
		case 1:
			w.Header().Set("App-Version", "v1")
			http.Error(w, "no", http.StatusServiceUnavailable)
		case 2:
			time.Sleep(350 * time.Millisecond)
		case 3:
			connection, _, _ := w.(http.Hijacker).Hijack()
			_ = connection.(*net.TCPConn).SetLinger(0)
			connection.Close()
		default:
			_, _ = w.Write([]byte("v2 web-1\n"))
		}
	}, 100, 100*time.Millisecond)
	for _, kind := range []string{"status", "timeout", "reset"} {
		if got.Kinds[kind] != 1 {
			t.Errorf("%s: %d in %v", kind, got.Kinds[kind], got.Failures)
		}
	}
	if got.Failed != 3 || len(got.Failures) != 3 {
		t.Errorf("failed %d: %v", got.Failed, got.Failures)
	}
	for _, one := range got.Failures {
		if (one.Kind == "status") != (one.Version == "v1") {
			t.Errorf("version of %v", one)
		}
	}
	if v := got.Versions["v2"]; v == nil || v.Count != got.Sent-3 || v.Last.Before(v.First) {
		t.Errorf("versions %v of %d sent", got.Versions, got.Sent)
	}
}

func TestARefusedConnectionIsAFailureAndNoFirstAnswer(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	given := options{url: server.URL, rate: 100, timeout: time.Second}
	c := newClient(given)
	if one := c.ask(context.Background()); one.kind != "refused" {
		t.Errorf("is %q: %s", one.kind, one.what)
	}
	if err := c.firstAnswer(context.Background(), 0); err == nil {
		t.Error("waited no longer, but saw no error")
	}
}

func TestArgumentsThatMakeNoSenseAreRefused(t *testing.T) {
	for _, arguments := range [][]string{{}, {"--url", "a", "--rate", "0"}, {"--url", "a", "b"},
		{"--url", "a", "--keep-alive", "--new-connections"}} {
		if _, err := parse(arguments); err == nil {
			t.Errorf("accepted %v", arguments)
		}
	}
	if given, err := parse([]string{"--url", "a", "--seconds", "0.5", "--keep-alive"}); err != nil || !given.keepAlive ||
		given.duration != 500*time.Millisecond {
		t.Errorf("%v, %v", given, err)
	}
}
