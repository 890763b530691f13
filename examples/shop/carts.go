package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Carts keeps how many of each item a visitor wants.
type Carts interface {
	Add(visitor, sku string) error
	Get(visitor string) (map[string]int, error)
	Count() (int, error)
	Ping() error
}

// MemoryCarts forgets everything when the process ends.
type MemoryCarts struct {
	mutex sync.Mutex
	carts map[string]map[string]int
}

func NewMemoryCarts() *MemoryCarts {
	return &MemoryCarts{carts: map[string]map[string]int{}}
}

func (m *MemoryCarts) Add(visitor, sku string) error {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.carts[visitor] == nil {
		m.carts[visitor] = map[string]int{}
	}
	m.carts[visitor][sku]++
	return nil
}

func (m *MemoryCarts) Get(visitor string) (map[string]int, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return maps.Clone(m.carts[visitor]), nil
}

func (m *MemoryCarts) Count() (int, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return len(m.carts), nil
}

func (m *MemoryCarts) Ping() error { return nil }

// RedisCarts keeps each cart as a hash, over one connection for each command.
type RedisCarts struct {
	Addr     string
	Password string
}

func (r *RedisCarts) Add(visitor, sku string) error {
	_, err := r.do("HINCRBY", "cart:"+visitor, sku, "1")
	return err
}

func (r *RedisCarts) Get(visitor string) (map[string]int, error) {
	reply, err := r.do("HGETALL", "cart:"+visitor)
	if err != nil {
		return nil, err
	}
	quantities := map[string]int{}
	for i := 0; i+1 < len(reply); i += 2 {
		if quantities[reply[i]], err = strconv.Atoi(reply[i+1]); err != nil {
			return nil, err
		}
	}
	return quantities, nil
}

func (r *RedisCarts) Count() (int, error) {
	reply, err := r.do("DBSIZE")
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(reply[0])
}

func (r *RedisCarts) Ping() error {
	_, err := r.do("PING")
	return err
}

// do sends one command and returns its reply, a list of one for all but arrays.
func (r *RedisCarts) do(command ...string) ([]string, error) {
	conn, err := net.DialTimeout("tcp", r.Addr, time.Second)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(2 * time.Second))
	reader := bufio.NewReader(conn)
	if r.Password != "" {
		if _, err := exchange(conn, reader, "AUTH", r.Password); err != nil {
			return nil, err
		}
	}
	return exchange(conn, reader, command...)
}

func exchange(w io.Writer, reader *bufio.Reader, command ...string) ([]string, error) {
	request := fmt.Sprintf("*%d\r\n", len(command))
	for _, part := range command {
		request += fmt.Sprintf("$%d\r\n%s\r\n", len(part), part)
	}
	if _, err := io.WriteString(w, request); err != nil {
		return nil, err
	}
	return readReply(reader)
}

// readReply reads a value of the Redis protocol: +status, -error, :number, $length text, or *count values.
func readReply(reader *bufio.Reader) ([]string, error) {
	line, err := reader.ReadString('\n')
	if err != nil {
		return nil, err
	}
	line = strings.TrimSuffix(line, "\r\n")
	if line == "" {
		return nil, errors.New("redis: empty reply")
	}
	kind, rest := line[0], line[1:]
	switch kind {
	case '+', ':':
		return []string{rest}, nil
	case '-':
		return nil, errors.New("redis: " + rest)
	}
	size, err := strconv.Atoi(rest)
	if err != nil || size > 1<<20 {
		return nil, fmt.Errorf("redis: unexpected reply %q", line)
	}
	if kind == '$' {
		text := make([]byte, max(size, 0)+2)
		if _, err := io.ReadFull(reader, text); err != nil {
			return nil, err
		}
		return []string{string(text[:len(text)-2])}, nil
	}
	var values []string
	for range size {
		value, err := readReply(reader)
		if err != nil {
			return nil, err
		}
		values = append(values, value...)
	}
	return values, nil
}
