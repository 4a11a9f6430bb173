using System.Net;
using System.Text.Json.Nodes;
using Disbursement.LocalRuntime.Tests.Durable.Simulation;
using Disbursement.Simulation.Faults;
using Disbursement.Simulation.Parties;

namespace Disbursement.Simulation.App;

/// <summary>The institutions behind the account inquiry, as one process reaches them.</summary>
/// <remarks>They answer from the population; they hang, refuse and contradict themselves as the plan has it.</remarks>
internal sealed class InquiryHandler(
    SingleThread thread, SimulatedProcess process, Random random, FaultPlan plan, Population population, Tracked told)
    : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await thread.PauseAsync(process).ConfigureAwait(false);
        if (random.NextDouble() < plan.InquiryFault)
        {
            told.InquiryFaults++;
            return await FailAsync(cancellationToken).ConfigureAwait(false);
        }

        string bank = request.RequestUri!.Segments[^2].TrimEnd('/');
        JsonObject body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)
            .ConfigureAwait(false))!.AsObject();
        var items = new JsonArray();
        foreach (JsonNode? item in body["items"]!.AsArray())
        {
            string account = (string)item!["account"]!;
            (string status, string? name) = Answer(bank, account);
            told.AnswerOf(bank, account, status, name);
            items.Add(new JsonObject { ["ref"] = (string)item["ref"]!, ["status"] = status, ["holderName"] = name });
        }

        var answer = new JsonObject { ["requestId"] = (string)body["requestId"]!, ["items"] = items };
        await thread.PauseAsync(process).ConfigureAwait(false);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(answer.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
    }

    private (string Status, string? Name) Answer(string bank, string account)
    {
        if (random.NextDouble() < plan.InquiryContradiction)
        {
            told.InquiryContradictions++;
            return random.Next(2) == 0 ? ("closed", null) : ("active", "Ai Khác");
        }

        return population.Find(bank, account) is { } holder ? (holder.Status, holder.Name) : ("unknown", null);
    }

    private async Task<HttpResponseMessage> FailAsync(CancellationToken cancellationToken)
    {
        switch (random.Next(4))
        {
            case 0:
                var hang = new TaskCompletionSource<HttpResponseMessage>();
                await using (cancellationToken.UnsafeRegister(
                    static (state, token) => ((TaskCompletionSource<HttpResponseMessage>)state!).TrySetCanceled(token), hang))
                {
                    return await hang.Task.ConfigureAwait(false);
                }

            case 1:
                throw new HttpRequestException("The connection was lost.");
            case 2:
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            default:
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }
    }
}
