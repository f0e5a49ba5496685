package org.yuanliu.world;

/// Check digits of the numbers given out here, computed on their own: the platform's own arithmetic
/// is what such numbers are meant to test.
final class Digits {

    /// GB 32100: the letters I O S V Z are left out.
    private static final String CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private Digits() {}

    /// Two characters for department and type, six for the region, eight for the organisation; both
    /// checks are added.
    static String creditCode(String type, String region, String organisation) {
        var open = type + region + organisation + organisationCheck(organisation);
        return open + creditCheck(open);
    }

    static String gtin14(String firstTwelve) {
        int sum = 0;
        for (int i = 0; i < firstTwelve.length(); i++) {
            sum += (firstTwelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return "0" + firstTwelve + (10 - sum % 10) % 10;
    }

    /// GB 11714.
    private static char organisationCheck(String organisation) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    private static char creditCheck(String open) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < open.length(); i++) {
            sum += CREDIT_LETTERS.indexOf(open.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return CREDIT_LETTERS.charAt((31 - sum % 31) % 31);
    }
}
