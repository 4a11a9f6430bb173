using System.Globalization;
using Disbursement.Sandbox.Faults;
using Disbursement.Sandbox.World;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Inquiry;

/// <summary>The account inquiry of banks, wallets and mobile-money operators.</summary>
internal sealed class InquiryEndpoint(
    WorldStore world, FaultPlan faults, RateLimit limit, IOptions<SandboxOptions> options,
    IOptions<FaultOptions> faultOptions, TimeProvider clock)
{
    /// <summary>The route, below the host.</summary>
    public const string Route = "/v1/institutions/{bin}/account-inquiries";

    /// <summary>Answers one inquiry.</summary>
    /// <param name="bin">The institution asked, a 6-digit BIN.</param>
    /// <param name="request">The accounts.</param>
    /// <param name="context">For the headers of the answer and the end of the connection.</param>
    public async Task<IResult> AskAsync(string bin, InquiryRequest request, HttpContext context)
    {
        if (Refusal(request) is { } why)
        {
            return Results.Problem(why, statusCode: 400, title: "inquiry");
        }

        if (!limit.TryTake(bin))
        {
            return TooManyRequests(context, 1);
        }

        // The first account stands for the request: its retries ask for the same.
        return faults.Next(bin, request.Items![0].Account) switch
        {
            RequestFault.TooManyRequests => TooManyRequests(context, faultOptions.Value.RetryAfterSeconds),
            RequestFault.ServerError => Results.Problem("Internal error.", statusCode: 500),
            RequestFault.Down => Results.Problem("Out of service.", statusCode: 503),
            RequestFault.Timeout => await HoldAsync(context.RequestAborted),
            _ => Results.Ok(Answer(bin, request)),
        };
    }

    private string? Refusal(InquiryRequest request) => request switch
    {
        { Items: null or { Count: 0 } } => "There are no items.",
        { Items.Count: var count } when count > options.Value.ItemsPerInquiryMax =>
            $"More than {options.Value.ItemsPerInquiryMax} items.",
        { RequestId: null or "" } => "There is no requestId.",
        _ when request.Items.Any(item => item is not { Ref: not null, Account: not null }) =>
            "An item lacks its ref or account.",
        _ => null,
    };

    private InquiryResponse Answer(string bin, InquiryRequest request) =>
        new(request.RequestId!, [.. request.Items!.Select(item => AnswerOne(bin, item))]);

    private InquiryAnswer AnswerOne(string bin, InquiryItem item)
    {
        WorldAccount? account = world.FindAccount(bin, item.Account);
        return account is null
            ? new InquiryAnswer(item.Ref, "unknown", null)
            : new InquiryAnswer(item.Ref, account.Status, account.HolderName);
    }

    private static IResult TooManyRequests(HttpContext context, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Results.Problem("Too many requests.", statusCode: 429);
    }

    private async Task<IResult> HoldAsync(CancellationToken aborted)
    {
        await Task.Delay(TimeSpan.FromSeconds(faultOptions.Value.TimeoutSeconds), clock, aborted);
        return Results.Problem("No answer in time.", statusCode: 504);
    }
}
