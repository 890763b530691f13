// A small HTTP application for deploys to be tried on. It ends as an ordinary Go server does: on SIGTERM it stops
// listening and answers what is under way. Its misbehaviour is told by its environment, so that every image is the
// same program with other variables.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

func main() {
	version := os.Getenv("VERSION")
	started := time.Now()
	if key := os.Getenv("NEEDS"); key != "" && os.Getenv(key) == "" {
		log.Fatalf("the variable %s is empty", key)
	}
	log.Printf("version %s starts", version)
	time.Sleep(seconds("START_DELAY"))
	crash(version)
	readyAfter := seconds("READY_DELAY")
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%s %s\n", version, os.Getenv("HOSTNAME"))
	})
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {
		if os.Getenv("UNHEALTHY") != "" {
			http.Error(w, "unhealthy", http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("/readyz", func(w http.ResponseWriter, r *http.Request) {
		if os.Getenv("NEVER_READY") != "" || time.Since(started) < readyAfter {
			http.Error(w, "warming up", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	server := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	go func() {
		if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			log.Fatal(err)
		}
	}()
	log.Printf("version %s listens on %s", version, server.Addr)
	<-stop.Done()
	log.Printf("version %s drains", version)
	drain, done := context.WithTimeout(context.Background(), 20*time.Second)
	defer done()
	if err := server.Shutdown(drain); err != nil {
		log.Fatal(err)
	}
}

// crash ends the program when its environment says so: always, or once for each file that remembers it.
func crash(version string) {
	after, set := os.LookupEnv("EXIT_AFTER")
	if !set {
		return
	}
	if marker := os.Getenv("CRASH_ONCE"); marker != "" {
		if _, err := os.Stat(marker); err == nil {
			return
		}
		if err := os.WriteFile(marker, []byte(version), 0o644); err != nil {
			log.Fatal(err)
		}
	}
	code, _ := strconv.Atoi(os.Getenv("EXIT_CODE"))
	wait, _ := strconv.ParseFloat(after, 64)
	time.Sleep(time.Duration(wait * float64(time.Second)))
	log.Printf("panic: version %s cannot reach its database", version)
	os.Exit(code)
}

func seconds(name string) time.Duration {
	value, _ := strconv.ParseFloat(os.Getenv(name), 64)
	return time.Duration(value * float64(time.Second))
}
