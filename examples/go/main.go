// Orders, in Go's standard library alone: a service that works and allocates, for perf-gate to measure.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strconv"
)

const customers = 50

type line struct {
	article string
	amount  int
}

type order struct {
	customer int
	lines    []*line
}

func newOrder(number, lines int) *order {
	one := &order{customer: number % customers}
	for i := 0; i < lines; i++ {
		one.lines = append(one.lines, &line{article: fmt.Sprintf("article-%d", (number*7+i)%200), amount: 1 + (number+i)%5})
	}
	return one
}

func (one *order) price() int {
	total := 0
	for _, line := range one.lines {
		total += len(line.article) * line.amount
	}
	return total
}

// report is what a customer ordered, reckoned anew for each request.
func report(customer, orders int) map[string]int {
	count, price := 0, 0
	for number := 0; number < orders; number++ {
		if one := newOrder(number, 6); one.customer == customer%customers {
			count++
			price += one.price()
		}
	}
	return map[string]int{"customer": customer, "orders": count, "price": price}
}

func answer(response http.ResponseWriter, value any) {
	response.Header().Set("content-type", "application/json")
	if err := json.NewEncoder(response).Encode(value); err != nil {
		log.Print(err)
	}
}

func main() {
	http.HandleFunc("/healthz", func(response http.ResponseWriter, _ *http.Request) { answer(response, map[string]bool{"ok": true}) })
	http.HandleFunc("/report", func(response http.ResponseWriter, request *http.Request) {
		customer, _ := strconv.Atoi(request.URL.Query().Get("customer"))
		answer(response, report(customer, 1000))
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
