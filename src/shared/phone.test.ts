import { expect, test } from 'vitest';
import { saysPhone } from './phone.ts';

const wechatIos = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN';
const wecomAndroid = 'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 wxwork/4.1.22 MicroMessenger/7.0.1';
const wechatWindows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20 WindowsWechat(0x63090a13)';

test.each([
  ['WeChat on iOS', undefined, wechatIos, true],
  ['WeCom on Android', '?1', wecomAndroid, true],
  ['a tablet of Android', '?0', 'Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36', true],
  ['HarmonyOS NEXT', undefined, 'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile', true],
  ['a phone that hides its name', '?1', 'Mozilla/5.0', true],
  ['WeChat on Windows', '?0', wechatWindows, false],
  ['Edge at a desk', '?0', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0', false],
  ['UOS at a desk', undefined, 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/108 Safari/537.36 UOS', false],
  ['a program', undefined, undefined, false],
])('%s', (_, mobile, agent, wanted) => expect(saysPhone({ mobile, agent })).toBe(wanted));
