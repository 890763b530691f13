package main

import (
	"context"
	"sync"
	"time"
)

// run sends request n at began + n/rate. A sender that is held up sends what it owes at once instead of leaving it out:
// requests that nobody sends cannot fail, and a slow server would look better than it is.
func run(stop context.Context, client *client, given options) *result {
	if given.duration > 0 {
		var cancel context.CancelFunc
		stop, cancel = context.WithTimeout(stop, given.duration)
		defer cancel()
	}
	began := time.Now()
	all := newResult(began)
	var pending sync.WaitGroup
	timer := time.NewTimer(0)
	defer timer.Stop()
	for n := 0; ; n++ {
		due := began.Add(time.Duration(n) * time.Second / time.Duration(given.rate))
		timer.Reset(time.Until(due))
		select {
		case <-stop.Done():
			pending.Wait()
			all.finish()
			return all
		case <-timer.C:
		}
		all.sending(time.Since(due))
		pending.Add(1)
		go func() {
			defer pending.Done()
			// Not the context of the run: what was sent before its end is waited for.
			all.note(client.ask(context.Background()))
		}()
	}
}
