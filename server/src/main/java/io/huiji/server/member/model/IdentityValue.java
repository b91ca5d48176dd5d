package io.huiji.server.member.model;

import io.huiji.server.member.IdentityKind;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one spelling of an identity that is hashed and sealed, so that it is found again however it was written. */
public record IdentityValue(IdentityKind kind, String text) {

    private static final Pattern CARD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
    private static final Pattern WECHAT = Pattern.compile("[A-Za-z0-9_:-]{1,128}");
    private static final Pattern PARTNER = Pattern.compile("(?:[A-Za-z0-9._-]{1,32}:)?[^\\p{Cntrl}\\s:][^\\p{Cntrl}]{0,94}");
    private static final String NAMESPACE_DEFAULT = "default:";
    private static final int SHOWN = 4;

    /** Empty: not a value of that kind. */
    public static Optional<IdentityValue> parse(IdentityKind kind, String text) {
        if (kind == IdentityKind.PHONE) {
            return PhoneNumber.parse(text).map(phone -> new IdentityValue(kind, phone.e164()));
        }
        String stripped = text.strip();
        Pattern pattern = switch (kind) {
            case CARD -> CARD;
            case WECHAT -> WECHAT;
            case PARTNER_ID -> PARTNER;
            case PHONE -> throw new IllegalStateException();
        };
        if (!pattern.matcher(stripped).matches()) {
            return Optional.empty();
        }
        boolean named = kind != IdentityKind.PARTNER_ID || stripped.indexOf(':') > 0;
        return Optional.of(new IdentityValue(kind, named ? stripped : NAMESPACE_DEFAULT + stripped));
    }

    /** Enough to recognise it, not enough to use it. A partner's number is no secret and is shown whole. */
    public String masked() {
        return switch (kind) {
            case PHONE -> new PhoneNumber(text).masked();
            case PARTNER_ID -> text;
            case CARD, WECHAT -> text.length() <= SHOWN ? "****" : "****" + text.substring(text.length() - SHOWN);
        };
    }

    /** As its owner reads it. */
    public String plain() {
        return kind == IdentityKind.PHONE ? new PhoneNumber(text).national() : text;
    }

    @Override
    public String toString() {
        return kind.code() + " " + masked();
    }
}
