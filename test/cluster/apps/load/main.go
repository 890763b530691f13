// Sends requests at a fixed rate, whether the ones before were answered or not, until SIGTERM or for some seconds, and
// prints as JSON what became of them: every failure with its time, and when each version answered first and last.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

type options struct {
	url       string
	rate      int
	keepAlive bool
	duration  time.Duration // 0 is until the end of the context
	timeout   time.Duration
	wait      time.Duration
}

func main() {
	given, err := parse(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(2)
	}
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	client := newClient(given)
	if err := client.firstAnswer(stop, given.wait); err != nil {
		fmt.Fprintln(os.Stderr, "load: nothing to count:", err)
		os.Exit(1)
	}
	fmt.Fprintln(os.Stderr, "load: the first answer is there; counts from now on")
	if err := json.NewEncoder(os.Stdout).Encode(run(stop, client, given)); err != nil {
		os.Exit(1)
	}
}

func parse(arguments []string) (options, error) {
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	url := flags.String("url", "", "whom to ask")
	rate := flags.Int("rate", 200, "requests a second")
	keepAlive := flags.Bool("keep-alive", false, "reuse connections")
	newConnections := flags.Bool("new-connections", false, "open a connection for every request; the default")
	seconds := flags.Float64("seconds", 0, "how long; 0 is until SIGTERM")
	timeout := flags.Duration("timeout", time.Second, "when a request counts as failed")
	wait := flags.Duration("wait", 10*time.Second, "how long to wait for a first answer before anything is counted")
	if err := flags.Parse(arguments); err != nil {
		return options{}, err
	}
	switch {
	case *url == "":
		return options{}, errors.New("--url is missing")
	case *rate < 1:
		return options{}, errors.New("--rate must be 1 or more")
	case *keepAlive && *newConnections:
		return options{}, errors.New("--keep-alive and --new-connections exclude each other")
	case flags.NArg() > 0:
		return options{}, fmt.Errorf("what is %q?", flags.Arg(0))
	}
	duration := time.Duration(*seconds * float64(time.Second))
	return options{*url, *rate, *keepAlive, duration, *timeout, *wait}, nil
}
