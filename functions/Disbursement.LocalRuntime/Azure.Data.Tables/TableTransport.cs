using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Requests to the table service: address, headers, signature, retries and errors.</summary>
internal sealed class TableTransport
{
    private const string Json = "application/json";

    private readonly HttpPipeline _pipeline;

    /// <summary>Opens the way to an account's tables.</summary>
    public TableTransport(TableAccount account, TableClientOptions options)
    {
        Account = account;
        _pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { new TableSharedKeyPolicy(account, TimeProvider.System) },
            RequestFailedDetailsParser = TableErrorParser.Instance,
        });
    }

    /// <summary>The account.</summary>
    public TableAccount Account { get; }

    /// <summary>Makes a request without a body.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="resource">Path below the account, and query; both escaped.</param>
    public HttpMessage Create(RequestMethod method, string resource)
    {
        HttpMessage message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(Account.Endpoint.AbsoluteUri + resource, UriKind.Absolute));
        message.Request.Headers.SetValue("x-ms-version", "2019-02-02");
        message.Request.Headers.SetValue("DataServiceVersion", "3.0");
        message.Request.Headers.SetValue(HttpHeader.Names.Accept, "application/json;odata=minimalmetadata");
        return message;
    }

    /// <summary>Makes a request with a JSON body.</summary>
    public HttpMessage Create(RequestMethod method, string resource, ReadOnlyMemory<byte> json)
    {
        HttpMessage message = Create(method, resource);
        message.Request.Headers.SetValue(HttpHeader.Names.ContentType, Json);
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(json);
        return message;
    }

    /// <summary>Sends a request whose refusal is an error.</summary>
    /// <exception cref="RequestFailedException">The service refused, with its code; or it was not reached.</exception>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        Response response = await SendAnyAsync(message, cancellationToken);
        return response.IsError ? throw Failure(response) : response;
    }

    /// <summary>Sends a request; a refusal is an answer.</summary>
    public async Task<Response> SendAnyAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        // The response is buffered and stays readable after its message is gone.
        using (message)
        {
            await _pipeline.SendAsync(message, cancellationToken);
            return message.Response;
        }
    }

    /// <summary>The exception for a refusal.</summary>
    public static RequestFailedException Failure(Response response) =>
        new(response, innerException: null, TableErrorParser.Instance);

    /// <summary>Parses a response's body.</summary>
    public static JsonDocument Parse(Response response)
    {
        Stream content = response.ContentStream
            ?? throw new RequestFailedException(response.Status, "The table service answered without a body.");
        content.Position = 0;
        return JsonDocument.Parse(content);
    }
}
