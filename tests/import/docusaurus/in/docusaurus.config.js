const config = {
  title: 'Friends online',
  tagline: 'Small guides',
  url: 'https://friends.example.org',
  baseUrl: '/',
  i18n: {
    defaultLocale: 'en',
    locales: ['en', 'ur'],
  },
};
module.exports = config;
