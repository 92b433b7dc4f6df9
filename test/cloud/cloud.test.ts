// One file for vitest, so that the CDK is loaded and the cloud synthesized once for all of them.
import './alarms.ts';
import './data.ts';
import './privilege.ts';
import './service.ts';
import './settings.ts';
