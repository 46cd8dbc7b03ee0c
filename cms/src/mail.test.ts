import provider from '@strapi/provider-email-nodemailer';
import { mailSettings } from './mail';

const MAIL = { to: 'quan-tri@example.vn', subject: 'Cảnh báo', text: 'Thử' };

test('without a server no mail is sent, and whoever sends one is told why', async () => {
  const { providerOptions, settings } = mailSettings({});
  const { send } = provider.init(providerOptions, settings);
  await expect(send(MAIL)).rejects.toThrow('SMTP_URL is not set');
});

test('a server that does not answer is not waited for longer than an instance has for a delivery, unless its address says so', () => {
  const urlOf = (SMTP_URL: string) => mailSettings({ SMTP_URL }).providerOptions;
  expect(
    urlOf('smtp://user:p%40ss@mail.example.vn:587?requireTLS=true&socketTimeout=5000'),
  ).toEqual({
    url: 'smtp://user:p%40ss@mail.example.vn:587?requireTLS=true&socketTimeout=5000&connectionTimeout=10000&greetingTimeout=10000',
  });
});
