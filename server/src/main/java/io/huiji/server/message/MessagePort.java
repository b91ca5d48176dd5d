package io.huiji.server.message;

/**
 * Where messages leave the house. A carrier (an SMS gateway, say) is a bean of this kind; without one the {@link LocalOutbox} takes them.
 * Never to be called inside a transaction: a carrier is slow, and what it has sent does not roll back.
 */
public interface MessagePort {

    /** Hands the message over; returns once the carrier has taken it. */
    void send(Message message);
}
