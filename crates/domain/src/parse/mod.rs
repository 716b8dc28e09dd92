//! How people write days, numbers, money and phone numbers, read into values.
