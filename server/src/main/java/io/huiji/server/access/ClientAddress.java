package io.huiji.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Where a request comes from. {@code X-Forwarded-For} is a claim of the sender and only believed from a proxy that the settings name. */
@Component
public class ClientAddress {

    private static final int IPV6_NETWORK_GROUPS = 4;

    private final Set<String> trustedProxies;

    ClientAddress(AccessSettings settings) {
        this.trustedProxies = Set.copyOf(settings.trustedProxies());
    }

    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded != null && trustedProxies.contains(address)) {
            String[] hops = forwarded.split(",");
            for (int i = hops.length - 1; i >= 0 && trustedProxies.contains(address); i--) {
                address = hops[i].strip();
            }
        }
        return network(address);
    }

    /** Whether the browser speaks https, to us or to a proxy that the settings name. */
    public boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || (trustedProxies.contains(request.getRemoteAddr()) && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
    }

    /** Of IPv6 the first 64 bits: whoever has one address there has them all. */
    private static String network(String address) {
        String[] groups = address.split(":");
        return groups.length > IPV6_NETWORK_GROUPS ? String.join(":", groups[0], groups[1], groups[2], groups[3]) : address;
    }
}
