package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func get(t *testing.T, handler http.Handler, method, path string) (int, string) {
	t.Helper()
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequest(method, path, nil))
	return recorder.Code, recorder.Body.String()
}

func TestACartAddsUp(t *testing.T) {
	handler := NewShop("EUR", NewMemoryCarts()).Handler()
	for _, sku := range []string{"rope-12", "rope-12", "anchor-5"} {
		if code, body := get(t, handler, "POST", "/carts/ada/"+sku); code != 200 {
			t.Fatalf("adding %s: %d %s", sku, code, body)
		}
	}
	_, body := get(t, handler, "GET", "/carts/ada")
	var cart struct{ Total int }
	if err := json.Unmarshal([]byte(body), &cart); err != nil || cart.Total != 2*180+4900 {
		t.Errorf("total of %s: %d, %v", body, cart.Total, err)
	}
	if code, _ := get(t, handler, "POST", "/carts/ada/cannon"); code != 404 {
		t.Errorf("an unknown item was sold: %d", code)
	}
}

func TestAShopThatDrainsIsAliveAndNotReady(t *testing.T) {
	shop := NewShop("EUR", NewMemoryCarts())
	for _, path := range []string{"/", "/healthz", "/readyz"} {
		if code, _ := get(t, shop.Handler(), "GET", path); code != 200 {
			t.Errorf("%s: %d", path, code)
		}
	}
	shop.Drain()
	if code, _ := get(t, shop.Handler(), "GET", "/readyz"); code != 503 {
		t.Errorf("/readyz while draining: %d", code)
	}
	if code, _ := get(t, shop.Handler(), "GET", "/healthz"); code != 200 {
		t.Errorf("/healthz while draining: %d", code)
	}
}

func TestAShopWithoutItsRedisIsNotReady(t *testing.T) {
	listener := listen(t)
	listener.Close()
	shop := NewShop("EUR", &RedisCarts{Addr: listener.Addr().String()})
	if code, body := get(t, shop.Handler(), "GET", "/readyz"); code != 503 || !strings.Contains(body, "no carts") {
		t.Errorf("/readyz: %d %s", code, body)
	}
}

func TestServeEndsWellOnASignal(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, Config{Port: "0"}, NewShop("EUR", NewMemoryCarts())) }()
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Error("still serving")
	}
}

func TestRedisCartsSpeakItsProtocol(t *testing.T) {
	listener := listen(t)
	defer listener.Close()
	asked := make(chan string, 8)
	go answerAll(listener, asked, map[string]string{
		"AUTH":    "+OK\r\n",
		"HINCRBY": ":2\r\n",
		"HGETALL": "*2\r\n$7\r\nrope-12\r\n$1\r\n2\r\n",
		"DBSIZE":  ":1\r\n",
		"PING":    "-LOADING the data set\r\n",
	})
	carts := &RedisCarts{Addr: listener.Addr().String(), Password: "open"}
	if err := carts.Add("ada", "rope-12"); err != nil {
		t.Error(err)
	}
	if cart, err := carts.Get("ada"); err != nil || cart["rope-12"] != 2 {
		t.Errorf("%v %v", cart, err)
	}
	if count, err := carts.Count(); err != nil || count != 1 {
		t.Errorf("%d %v", count, err)
	}
	if err := carts.Ping(); err == nil || !strings.Contains(err.Error(), "LOADING") {
		t.Errorf("ping: %v", err)
	}
	if first := <-asked; first != "AUTH open" {
		t.Errorf("asked first: %s", first)
	}
}

func TestConfigTellsWhatIsWrong(t *testing.T) {
	env := map[string]string{"DRAIN_SECONDS": "soon"}
	if _, err := configFrom(func(key string) string { return env[key] }); err == nil || !strings.Contains(err.Error(), `"soon"`) {
		t.Errorf("%v", err)
	}
	env = map[string]string{"REDIS_ADDR": "redis:6379"}
	config, err := configFrom(func(key string) string { return env[key] })
	if err != nil || config.Port != "8080" || config.RedisAddr != "redis:6379" || config.DrainDelay != 5*time.Second {
		t.Errorf("%+v %v", config, err)
	}
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

// answerAll plays a Redis that gives every command its one reply.
func answerAll(listener net.Listener, asked chan<- string, replies map[string]string) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer conn.Close()
			for reader := bufio.NewReader(conn); ; {
				command, err := readReply(reader)
				if err != nil {
					return
				}
				asked <- strings.Join(command, " ")
				io.WriteString(conn, replies[command[0]])
			}
		}()
	}
}

func TestHealthIsWhatTheShopSays(t *testing.T) {
	shop := NewShop("EUR", NewMemoryCarts())
	server := httptest.NewServer(shop.Handler())
	defer server.Close()
	if err := health(server.URL + "/readyz"); err != nil {
		t.Errorf("a shop that is ready is healthy, but: %v", err)
	}
	shop.Drain()
	if err := health(server.URL + "/readyz"); err == nil {
		t.Error("a shop that drains is not ready")
	}
	server.Close()
	if err := health(server.URL + "/readyz"); err == nil {
		t.Error("a shop that is gone is not healthy")
	}
}
