package org.yuanliu.kernel;

import java.util.Locale;

/// The two languages of the product. Chinese is the first, and the answer to every doubt.
public enum Language {
    ZH,
    EN;

    public static Language of(Locale locale) {
        return locale.getLanguage().equals("en") ? EN : ZH;
    }

    public String pick(String zh, String en) {
        return switch (this) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
