package io.huiji.server.platform;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which setting moves us to another port; before Spring's own, which names one that nobody here writes. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        int taken = cause.getPort();
        return new FailureAnalysis("端口 " + taken + " 已被其他程序占用。请停掉那个程序,或用环境变量 HUIJI_PORT 换一个端口,例如 HUIJI_PORT=" + (taken + 1) + "\n"
                + "Port " + taken + " is taken by another program. Stop that one, or choose another port with HUIJI_PORT, e.g. HUIJI_PORT=" + (taken + 1), null, cause);
    }
}
