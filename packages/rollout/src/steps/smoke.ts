import { type KubeObject, keyOf, type Service } from '../kube/objects.ts';
import { withVariables } from '../plan/smoke-job.ts';
import { previewName } from './blue-green.ts';
import { attemptOf, type Context, note, ReleaseFailed, type ServicePlace, type Step } from './context.ts';
import { serviceKey } from './services.ts';
import { awaited, waitReady } from './wait-ready.ts';

/** Asks the new version itself. */
export const smokeStep: Step = {
  name: 'smoke',
  what: 'ask the new version',
  run: async (context) => {
    const { smoke, signal, release } = context;
    const asked: string[] = [];
    const places = placesOf(context);
    for (const place of places)
      for (const test of smoke) {
        const wrong = await test.ask(place, signal);
        if (wrong !== undefined)
          throw new ReleaseFailed({
            code: 'smoke-test-failed',
            message: `${test.name}: ${wrong}`,
            fix: 'The pods are ready, but the new version does not answer as it should: see its log.',
            object: `Service ${place.namespace}/${place.service}`,
          });
        asked.push(test.name);
      }
    if (release?.smokeJob !== undefined) asked.push(await runJob(context, release.smokeJob.object, places[0]));
    return asked.length === 0 ? 'no smoke test is configured' : `passed: ${[...new Set(asked)].join(', ')}`;
  },
};

/** Where the new version of each front can be asked: nobody else asks the preview Service. */
function placesOf(context: Context): ServicePlace[] {
  const { strategy, fronts } = attemptOf(context);
  return fronts.flatMap(({ namespace, services: [first], blue, green }) => {
    if (first === undefined) return [];
    const isPreview = strategy === 'blue-green' && blue?.name !== green.name;
    return [{ namespace, service: isPreview ? previewName(first.name) : first.name, port: first.port }];
  });
}

/** Runs the Job to its end and removes it, whichever way it ends. */
async function runJob(context: Context, job: KubeObject, place: ServicePlace | undefined): Promise<string> {
  const { client, limits } = context;
  const key = keyOf(job);
  const { created } = attemptOf(context);
  // Noted before it is made: whoever goes on after this runner removes it.
  if (!created.some(({ kind, name }) => kind === key.kind && name === key.name))
    await note(context, { created: [...created, key] });
  try {
    const variables = place === undefined ? {} : await variablesOf(context, place);
    const applied = await client.apply(withVariables(job, variables), { force: true });
    await waitReady(context, [awaited(applied)], limits.timeoutMs);
  } catch (error) {
    if (error instanceof ReleaseFailed)
      throw new ReleaseFailed({ ...error.failure, code: 'smoke-test-failed', fix: 'The log of the Job says why.' });
    throw error;
  } finally {
    await client.remove(key);
  }
  await note(context, { created });
  return `Job ${key.name}`;
}

async function variablesOf({ client }: Context, place: ServicePlace): Promise<Record<string, string>> {
  const { namespace, service, port } = place;
  const { spec } = ((await client.get(serviceKey(namespace, service))) as Service | undefined) ?? {};
  const number = (spec?.ports?.find(({ name = '' }) => name === port.name) ?? spec?.ports?.[0])?.port ?? 80;
  return {
    SLIPWAY_NAMESPACE: namespace,
    SLIPWAY_SERVICE: service,
    SLIPWAY_URL: `${port.scheme}://${service}.${namespace}.svc:${number}`,
  };
}
