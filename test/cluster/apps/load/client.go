package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"os"
	"strings"
	"syscall"
	"time"
)

type client struct {
	http *http.Client
	url  string
}

// outcome is what became of one request.
type outcome struct {
	sent    time.Time
	ended   time.Time
	version string // where something answered
	kind    string // of the failure; empty where there is none
	what    string
	retried bool // sent again, because the server had closed the idle connection it was sent on
}

func newClient(given options) *client {
	dialer := &net.Dialer{Timeout: given.timeout}
	transport := &http.Transport{
		DialContext: dialer.DialContext, DisableKeepAlives: !given.keepAlive,
		MaxIdleConns: 1000, MaxIdleConnsPerHost: 1000, IdleConnTimeout: 30 * time.Second,
	}
	return &client{&http.Client{Timeout: given.timeout, Transport: transport}, given.url}
}

// firstAnswer waits until the URL answers well: a Service does so only a moment after its first endpoint is ready.
func (c *client) firstAnswer(stop context.Context, limit time.Duration) error {
	deadline := time.Now().Add(limit)
	for {
		one := c.ask(stop)
		if one.kind == "" {
			return nil
		}
		if stop.Err() != nil || time.Now().After(deadline) {
			return fmt.Errorf("%s: %s", c.url, one.what)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func (c *client) ask(ctx context.Context) (one outcome) {
	one.sent = time.Now()
	defer func() { one.ended = time.Now() }()
	connections := 0
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { connections++ }}
	request, err := http.NewRequestWithContext(httptrace.WithClientTrace(ctx, trace), http.MethodGet, c.url, nil)
	if err != nil {
		one.kind, one.what = "other", err.Error()
		return one
	}
	answer, err := c.http.Do(request)
	one.retried = connections > 1
	if err != nil {
		one.kind, one.what = kindOf(err), err.Error()
		return one
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	one.version = versionOf(answer.Header, body)
	switch {
	case err != nil:
		one.kind, one.what = kindOf(err), err.Error()
	case answer.StatusCode != http.StatusOK:
		one.kind, one.what = "status", answer.Status
	}
	return one
}

// versionOf reads the header App-Version, else the first word of the body.
func versionOf(header http.Header, body []byte) string {
	if version := header.Get("App-Version"); version != "" {
		return version
	}
	return strings.SplitN(strings.TrimSpace(string(body)), " ", 2)[0]
}

// kindOf sorts an error into timeout, refused, reset, unreachable or other.
func kindOf(err error) string {
	switch {
	case os.IsTimeout(err), errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "refused"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, io.EOF),
		errors.Is(err, io.ErrUnexpectedEOF), strings.Contains(err.Error(), "server closed idle connection"):
		return "reset"
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return "unreachable"
	}
	return "other"
}
