// Sends requests at a fixed rate, whether the ones before were answered or not, until SIGTERM or for some seconds, and
// prints as JSON what became of them: every failure with its time, and when each version answered first and last.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"
)

type failure struct {
	At   time.Time `json:"at"`
	What string    `json:"what"`
}

type seen struct {
	First time.Time `json:"first"`
	Last  time.Time `json:"last"`
	Count int       `json:"count"`
}

type result struct {
	Sent     int              `json:"sent"`
	Failed   int              `json:"failed"`
	Failures []failure        `json:"failures"`
	Versions map[string]*seen `json:"versions"`
}

func main() {
	url := flag.String("url", "", "whom to ask")
	rate := flag.Int("rate", 200, "requests a second")
	keepAlive := flag.Bool("keep-alive", false, "reuse connections")
	limit := flag.Float64("seconds", 0, "how long; 0 is until SIGTERM")
	flag.Parse()
	dialer := &net.Dialer{Timeout: time.Second}
	client := &http.Client{
		Timeout: time.Second,
		Transport: &http.Transport{
			DialContext: dialer.DialContext, DisableKeepAlives: !*keepAlive,
			MaxIdleConns: 200, MaxIdleConnsPerHost: 200, IdleConnTimeout: 30 * time.Second,
		},
	}
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	if *limit > 0 {
		var done context.CancelFunc
		stop, done = context.WithTimeout(stop, time.Duration(*limit*float64(time.Second)))
		defer done()
	}
	all := result{Failures: []failure{}, Versions: map[string]*seen{}}
	var lock sync.Mutex
	var pending sync.WaitGroup
	ticker := time.NewTicker(time.Second / time.Duration(*rate))
	defer ticker.Stop()
	for running := true; running; {
		select {
		case <-stop.Done():
			running = false
		case <-ticker.C:
			all.Sent++
			pending.Add(1)
			go func() {
				defer pending.Done()
				began := time.Now()
				version, wrong := ask(client, *url)
				lock.Lock()
				defer lock.Unlock()
				all.note(began, version, wrong)
			}()
		}
	}
	pending.Wait()
	encoder := json.NewEncoder(os.Stdout)
	if err := encoder.Encode(all); err != nil {
		os.Exit(1)
	}
}

func ask(client *http.Client, url string) (version, wrong string) {
	answer, err := client.Get(url)
	if err != nil {
		return "", err.Error()
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return "", err.Error()
	}
	if answer.StatusCode != http.StatusOK {
		return "", answer.Status
	}
	return strings.SplitN(string(body), " ", 2)[0], ""
}

func (r *result) note(began time.Time, version, wrong string) {
	if wrong != "" {
		r.Failed++
		if len(r.Failures) < 1000 {
			r.Failures = append(r.Failures, failure{began, wrong})
		}
		return
	}
	now := time.Now()
	one := r.Versions[version]
	if one == nil {
		one = &seen{First: now}
		r.Versions[version] = one
	}
	one.Last = now
	one.Count++
}
