// A small HTTP application for deploys to be tried on. It ends as an ordinary Go server does: on SIGTERM it stops
// listening and answers what is under way. Its misbehaviour is told by its environment, so that every image is the
// same program with other variables.
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	m, err := moodOf(os.Getenv)
	if err != nil {
		log.Fatal(err)
	}
	started := time.Now()
	log.Printf("version %s starts", m.version)
	if crashes, err := m.crashes(); err != nil {
		log.Fatal(err)
	} else if crashes {
		time.AfterFunc(m.exitAfter, func() {
			log.Printf("panic: version %s cannot reach its database", m.version)
			os.Exit(m.exitCode)
		})
	}
	// Kept until the end, so that the memory stays in use.
	hoard := takeMemory(m.memoryMiB)
	time.Sleep(m.startDelay)
	serve(m, started)
	log.Printf("version %s is done, with %d MiB", m.version, len(hoard))
}

func serve(m mood, started time.Time) {
	server := &http.Server{Addr: m.address, Handler: handler(m, started), ReadHeaderTimeout: 5 * time.Second}
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	go func() {
		if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
			log.Fatal(err)
		}
	}()
	log.Printf("version %s listens on %s", m.version, server.Addr)
	<-stop.Done()
	log.Printf("version %s drains", m.version)
	drain, done := context.WithTimeout(context.Background(), 20*time.Second)
	defer done()
	if err := server.Shutdown(drain); err != nil {
		log.Fatal(err)
	}
}

func takeMemory(mebibytes int) [][]byte {
	hoard := make([][]byte, 0, mebibytes)
	for range mebibytes {
		block := make([]byte, 1<<20)
		for i := 0; i < len(block); i += 4096 {
			block[i] = 1 // a page counts once it is written to
		}
		hoard = append(hoard, block)
	}
	return hoard
}
