package io.huiji.server.member;

import io.huiji.server.member.model.IdentityValue;
import io.huiji.server.message.Message;
import io.huiji.server.message.MessagePort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells a phone that it is no longer a member's: whoever lost an account by it hears of it. */
@Component
class PhoneOff {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneOff.class);

    private final MessagePort messages;

    PhoneOff(MessagePort messages) {
        this.messages = messages;
    }

    /** Not inside a transaction. What is done is done, whether or not the carrier takes the news of it. */
    void tell(IdentityValue phone) {
        try {
            messages.send(new Message(Message.Channel.SMS, phone.text(), phone.masked(), "phone_removed",
                    "此手机号已由店员从您的会员账户移除,不能再用它登录。如不是您要求的,请马上联系门店。",
                    "Our staff have taken this number off your membership; it no longer signs you in. If you did not ask for that, talk to a store at once.", null));
        } catch (RuntimeException failed) {
            LOG.error("a phone could not be told that it was taken off its member", failed);
        }
    }
}
