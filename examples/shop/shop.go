package main

import (
	"encoding/json"
	"net/http"
	"slices"
	"sync/atomic"
)

// Item is one thing on sale. Prices are in hundredths of the currency.
type Item struct {
	SKU   string `json:"sku"`
	Name  string `json:"name"`
	Price int    `json:"price"`
}

var catalogue = []Item{
	{"anchor-5", "Anchor, 5 kg", 4900},
	{"buoy-red", "Mooring buoy, red", 2950},
	{"rope-12", "Rope, 12 mm, per metre", 180},
	{"fender-l", "Fender, large", 3400},
}

// Shop answers requests.
type Shop struct {
	currency string
	carts    Carts
	draining atomic.Bool
}

func NewShop(currency string, carts Carts) *Shop {
	return &Shop{currency: currency, carts: carts}
}

// Drain makes the shop say that it wants no new traffic. It goes on answering.
func (s *Shop) Drain() { s.draining.Store(true) }

func (s *Shop) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.list)
	mux.HandleFunc("GET /carts/{visitor}", s.cart)
	mux.HandleFunc("POST /carts/{visitor}/{sku}", s.add)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok\n")) })
	mux.HandleFunc("GET /readyz", s.ready)
	return mux
}

func (s *Shop) list(w http.ResponseWriter, _ *http.Request) {
	answer(w, map[string]any{"currency": s.currency, "items": catalogue})
}

func (s *Shop) cart(w http.ResponseWriter, r *http.Request) {
	quantities, err := s.carts.Get(r.PathValue("visitor"))
	if err != nil {
		http.Error(w, "the carts cannot be read", http.StatusBadGateway)
		return
	}
	total := 0
	for _, item := range catalogue {
		total += quantities[item.SKU] * item.Price
	}
	answer(w, map[string]any{"currency": s.currency, "items": quantities, "total": total})
}

func (s *Shop) add(w http.ResponseWriter, r *http.Request) {
	sku := r.PathValue("sku")
	if !slices.ContainsFunc(catalogue, func(item Item) bool { return item.SKU == sku }) {
		http.Error(w, "no such item: "+sku, http.StatusNotFound)
		return
	}
	if err := s.carts.Add(r.PathValue("visitor"), sku); err != nil {
		http.Error(w, "the cart cannot be written", http.StatusBadGateway)
		return
	}
	s.cart(w, r)
}

// ready says whether a request would be answered: not while draining, not without the carts.
func (s *Shop) ready(w http.ResponseWriter, _ *http.Request) {
	if s.draining.Load() {
		http.Error(w, "draining", http.StatusServiceUnavailable)
		return
	}
	if err := s.carts.Ping(); err != nil {
		http.Error(w, "no carts: "+err.Error(), http.StatusServiceUnavailable)
		return
	}
	w.Write([]byte("ready\n"))
}

func answer(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(body)
}
