import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** Orders, with what comes with Java alone: a service that works and makes garbage, for perf-gate to measure. */
public final class Orders {
    private static final int CUSTOMERS = 50;

    private record Line(String article, int amount) {}

    private record Order(int customer, List<Line> lines) {
        static Order numbered(int number, int size) {
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < size; i++) lines.add(new Line("article-" + (number * 7 + i) % 200, 1 + (number + i) % 5));
            return new Order(number % CUSTOMERS, lines);
        }

        int price() {
            return lines.stream().mapToInt(line -> line.article().length() * line.amount()).sum();
        }
    }

    /** What a customer ordered, reckoned anew for each request. */
    private static String report(int customer, int orders) {
        int count = 0;
        int price = 0;
        for (int number = 0; number < orders; number++) {
            Order one = Order.numbered(number, 6);
            if (one.customer() != customer % CUSTOMERS) continue;
            count++;
            price += one.price();
        }
        return String.format("{\"customer\":%d,\"orders\":%d,\"price\":%d}", customer, count, price);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes("UTF-8");
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** The customer of a query like {@code customer=7}; 0 where it names none. */
    private static int customerOf(String query) {
        return query != null && query.matches("customer=\\d{1,9}") ? Integer.parseInt(query.substring("customer=".length())) : 0;
    }

    public static void main(String[] args) throws IOException {
        // Without it the body waits until the head's arrival is acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        String port = System.getenv().getOrDefault("PORT", "8080");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 128);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", exchange -> answer(exchange, 404, "{\"error\":\"no such path\"}"));
        server.createContext("/healthz", exchange -> answer(exchange, 200, "{\"ok\":true}"));
        server.createContext("/report", exchange -> answer(exchange, 200, report(customerOf(exchange.getRequestURI().getQuery()), 2000)));
        server.start();
    }
}
