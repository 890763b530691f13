// Shop serves a small catalogue and keeps every visitor's cart, in Redis or, without one, in memory.
//
//	shop          serves
//	shop report   prints how many carts are open
//	shop health   asks a shop on this machine whether it is ready, for health checks in images without a shell
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

// Config is what the environment says.
type Config struct {
	Port          string        // PORT
	Currency      string        // CURRENCY
	RedisAddr     string        // REDIS_ADDR, host:port; empty for memory
	RedisPassword string        // REDIS_PASSWORD
	DrainDelay    time.Duration // DRAIN_SECONDS: how long to serve on after SIGTERM, not ready, until no traffic comes
}

func configFrom(env func(string) string) (Config, error) {
	or := func(key, standard string) string {
		if value := env(key); value != "" {
			return value
		}
		return standard
	}
	drain, err := strconv.Atoi(or("DRAIN_SECONDS", "5"))
	if err != nil || drain < 0 {
		return Config{}, fmt.Errorf("DRAIN_SECONDS must be a number of seconds, not %q", env("DRAIN_SECONDS"))
	}
	return Config{
		Port:          or("PORT", "8080"),
		Currency:      or("CURRENCY", "EUR"),
		RedisAddr:     env("REDIS_ADDR"),
		RedisPassword: env("REDIS_PASSWORD"),
		DrainDelay:    time.Duration(drain) * time.Second,
	}, nil
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		slog.Error("shop stops", "error", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	config, err := configFrom(os.Getenv)
	if err != nil {
		return err
	}
	var carts Carts = NewMemoryCarts()
	if config.RedisAddr != "" {
		carts = &RedisCarts{Addr: config.RedisAddr, Password: config.RedisPassword}
	}
	if len(args) == 1 && args[0] == "report" {
		open, err := carts.Count()
		fmt.Printf("%d open carts\n", open)
		return err
	}
	if len(args) == 1 && args[0] == "health" {
		return health("http://127.0.0.1:" + config.Port + "/readyz")
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	return serve(ctx, config, NewShop(config.Currency, carts))
}

// health is an error unless the address answers with 200 within two seconds.
func health(url string) error {
	client := http.Client{Timeout: 2 * time.Second}
	answer, err := client.Get(url)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", url, answer.Status)
	}
	return nil
}

// serve answers until ctx ends. Then it says that it is not ready, serves on for the drain delay, so that load balancers
// notice, and lets running requests end.
func serve(ctx context.Context, config Config, shop *Shop) error {
	server := &http.Server{Addr: ":" + config.Port, Handler: shop.Handler(), ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.ListenAndServe() }()
	slog.Info("shop serves", "port", config.Port, "redis", config.RedisAddr)

	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	slog.Info("shop drains", "delay", config.DrainDelay)
	shop.Drain()
	time.Sleep(config.DrainDelay)
	last, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := server.Shutdown(last); err != nil {
		return err
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
